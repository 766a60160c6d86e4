import { api } from '@conciergerie/contract'
import type { Request, Response } from 'express'
import { AppError } from '#src/errors.ts'
import { readForm } from '#src/http/form.ts'
import { on } from '#src/http/mount.ts'
import type { MountedRoute } from '#src/http/mount.ts'
import { isSignedByTwilio, usableTokens } from '#src/http/signatures.ts'
import type { Form } from '#src/http/signatures.ts'
import type { Logger } from '#src/logger.ts'
import type { ProviderMeter } from '#src/providers/meter.ts'
import { Refusals } from '#src/providers/refusals.ts'
import type { Channel, House, TwilioAccount } from '#src/features/conciergeries/house.ts'
import { acknowledge } from './acknowledge.ts'
import { words } from './locales/error-words.ts'
import type { InboundMessage, StatusReport } from './inbound.ts'
import type { Houses } from './ports.ts'
import { ensureBoundaries } from './form-fields.ts'
import { readAddressee, readInboundMessage, readStatusReport } from './whatsapp-form.ts'

/** Twilio's own bodies are a few KB. */
const largestBody = 64 * 1024

export interface WebhookParts {
  houses: Pick<Houses, 'findByChannel' | 'read'>
  receiver: { receive(house: House, channel: Channel, message: InboundMessage): Promise<unknown> }
  statuses: { report(house: House, report: StatusReport): Promise<unknown> }
  /** The account of the environment, which signs for numbers that no house has. */
  platformAccount: TwilioAccount | null
  /** The address that Twilio calls, without a slash at its end: proxies rewrite everything else. */
  publicUrl: string
  logger: Logger
  meter: ProviderMeter
}

/**
 * Twilio's two webhooks: whose they are, whether Twilio signed them, what they say; then one service call, and the empty
 * answer once it is on disk.
 */
export function whatsappWebhooks(given: WebhookParts): MountedRoute[] {
  const parts = { ...given, refusals: new Refusals(given) }
  const read = readForm(largestBody)
  return [
    on(api.webhooks.whatsapp, ({ req, res, body }) => receiveMessage(parts, req, res, body), read),
    on(api.webhooks.whatsappStatus, ({ req, res, body }) => receiveStatus(parts, req, res, body), read),
  ]
}

type Parts = WebhookParts & { refusals: Refusals }

async function receiveMessage(parts: Parts, req: Request, res: Response, form: Form): Promise<undefined> {
  const proven = await prove(parts, req, form, 'To')
  if (proven) await parts.receiver.receive(proven.house, proven.channel, readInboundMessage(form))
  acknowledge(res)
}

async function receiveStatus(parts: Parts, req: Request, res: Response, form: Form): Promise<undefined> {
  const proven = await prove(parts, req, form, 'From')
  if (proven) await parts.statuses.report(proven.house, readStatusReport(form))
  acknowledge(res)
}

/**
 * The house that a request is for, once it is sure that Twilio sent it; null for a number that no house has.
 * @throws AppError unavailable without any token to check with, bad_signature
 */
async function prove(parts: Parts, req: Request, form: Form, ours: 'To' | 'From') {
  ensureBoundaries(form)
  const addressee = readAddressee(form, ours)
  const found = await parts.houses.findByChannel(addressee)
  const account = found === null ? parts.platformAccount : found.channel.account
  const tokens = usableTokens([account?.token, account?.secondaryToken])
  const house = found?.conciergerieId ?? null
  if (tokens.length === 0) {
    parts.refusals.note('no_token', 'a webhook came without a token to check it with', house)
    throw new AppError('unavailable', words.noToken)
  }
  if (!isSignedByTwilio(req.get('x-twilio-signature'), parts.publicUrl + req.originalUrl, form, tokens)) {
    parts.refusals.note('57012', 'a webhook was not signed by Twilio', house)
    throw new AppError('bad_signature', words.signature)
  }
  if (found !== null) return { house: await parts.houses.read(found.conciergerieId), channel: found.channel }
  parts.refusals.note('unknown_number', 'a webhook names a number that no house has', null, { to: addressee.to })
  return null
}
