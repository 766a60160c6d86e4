import { api } from '@conciergerie/contract'
import type { Request } from 'express'
import { AppError } from '#src/errors.ts'
import type { TwilioAccount } from '#src/features/conciergeries/house.ts'
import { readForm } from '#src/http/form.ts'
import { on } from '#src/http/mount.ts'
import type { MountedRoute } from '#src/http/mount.ts'
import { isSignedByTwilio, usableTokens } from '#src/http/signatures.ts'
import type { Form } from '#src/http/signatures.ts'
import type { Logger } from '#src/logger.ts'
import type { ProviderMeter } from '#src/providers/meter.ts'
import { Refusals } from '#src/providers/refusals.ts'
import { ensureBoundaries, readAccountSid, readMessageSid, readOurNumber, readSender, readText } from './form-fields.ts'
import { words } from './locales/error-words.ts'
import type { SmsListener } from './inbound-sms.ts'
import type { SmsHouses } from './ports.ts'
import { acknowledge } from './acknowledge.ts'
import { readInboundMessage, readStatusReport } from './whatsapp-form.ts'

/** Twilio's own bodies are a few KB. */
const largestBody = 64 * 1024

export interface SmsWebhookParts {
  houses: SmsHouses
  listener: SmsListener
  /** The account of the environment, which signs for numbers that no house has. */
  platformAccount: TwilioAccount | null
  publicUrl: string
  logger: Logger
  meter: ProviderMeter
}

/** SMS from clients, and how far those of the houses got: proved as the WhatsApp webhooks are. */
export function smsWebhooks(given: SmsWebhookParts): MountedRoute[] {
  const parts = { ...given, refusals: new Refusals(given) }
  const read = readForm(largestBody)
  return [
    on(
      api.webhooks.sms,
      async ({ req, res, body }) => {
        await receive(parts, req, body)
        acknowledge(res)
      },
      read,
    ),
    on(
      api.webhooks.smsStatus,
      async ({ req, res, query, body }) => {
        await report(parts, req, query.house, body)
        acknowledge(res)
      },
      read,
    ),
  ]
}

type Parts = SmsWebhookParts & { refusals: Refusals }

async function receive(parts: Parts, req: Request, form: Form): Promise<void> {
  ensureBoundaries(form)
  const to = readOurNumber(form, 'To')
  const found = await parts.houses.findBySmsNumber(readAccountSid(form), to)
  prove(parts, req, form, found?.account ?? parts.platformAccount, found?.houses[0] ?? null)
  const { phone } = readSender(form)
  if (found === null || found.houses.length === 0 || phone === null) {
    parts.refusals.note('unknown_number', 'an SMS came for a number that no house has', null, { to })
    return
  }
  const { messageSid, optOutType } = readInboundMessage(form)
  await parts.listener.receive(found.houses, {
    messageSid,
    from: phone,
    text: readText(form, 'Body', 1600),
    optOutType,
  })
}

/** The house stands in the address, which is signed too: only its own account can have said it. */
async function report(parts: Parts, req: Request, house: number, form: Form): Promise<void> {
  ensureBoundaries(form)
  const { account } = await parts.houses.channelOf(house)
  prove(parts, req, form, account, house)
  const { status, errorCode } = readStatusReport(form)
  await parts.listener.report(house, { messageSid: readMessageSid(form), status, errorCode })
}

/** @throws AppError unavailable without any token to check with, bad_signature */
function prove(parts: Parts, req: Request, form: Form, account: TwilioAccount | null, house: number | null): void {
  const tokens = usableTokens([account?.token, account?.secondaryToken])
  if (tokens.length === 0) {
    parts.refusals.note('no_token', 'a webhook came without a token to check it with', house)
    throw new AppError('unavailable', words.noToken)
  }
  if (isSignedByTwilio(req.get('x-twilio-signature'), parts.publicUrl + req.originalUrl, form, tokens)) return
  parts.refusals.note('57012', 'a webhook was not signed by Twilio', house)
  throw new AppError('bad_signature', words.signature)
}
