import { api } from '@conciergerie/contract'
import type { Request, Response } from 'express'
import type { Clock } from '#src/clock.ts'
import { AppError } from '#src/errors.ts'
import type { CallLog } from '#src/features/calls/call-log.ts'
import type { CallLookup } from '#src/features/calls/call-lookup.ts'
import type { TwilioAccount } from '#src/features/conciergeries/house.ts'
import type { DialledLine, LineDirectory } from '#src/features/lines/ports.ts'
import { readForm } from '#src/http/form.ts'
import { on } from '#src/http/mount.ts'
import type { MountedRoute } from '#src/http/mount.ts'
import { isSignedByTwilio, usableTokens } from '#src/http/signatures.ts'
import type { Form } from '#src/http/signatures.ts'
import * as twiml from '#src/providers/messaging/twiml.ts'
import { toE164 } from '#src/text/phone.ts'
import type { DoorNews } from '../door-news.ts'
import { words } from '../locales/error-words.ts'
import { whenUp } from '../media-channel.ts'
import type { MediaChannel } from '../media-channel.ts'
import { mediaUrl } from './media-upgrade.ts'
import { makePass } from './passes.ts'
import type { Reception } from './reception.ts'
import { telling } from './telling.ts'
import type { Switchboard } from '../switchboard.ts'

export interface TwilioVoiceParts {
  lines: LineDirectory
  accountOf: (conciergerieId: number) => Promise<TwilioAccount | null>
  /** The account of the environment, which signs for numbers that no house has. */
  platformAccount: TwilioAccount | null
  publicUrl: string
  reception: Reception
  log: CallLog
  lookup: CallLookup
  switchboard: Switchboard
  media: MediaChannel
  now: Clock
  news: DoorNews
}

const largestBody = 64 * 1024

/** Twilio's calls: whose they are, whether Twilio signed them, then one service call and its TwiML. */
export function twilioVoiceWebhooks(parts: TwilioVoiceParts): MountedRoute[] {
  const read = telling(parts.news, readForm(largestBody))
  const { voiceIncoming, voiceAfter, voiceStatus } = api.webhooks
  const answerWith = (give: (proven: Proven) => Promise<string>) => async (call: Webhook) => {
    answer(call.res, await give(await prove(parts, call.req, call.body)))
    return undefined
  }
  return [
    on(
      voiceIncoming,
      answerWith((proven) => answerCall(parts, proven)),
      read,
    ),
    on(
      voiceAfter,
      answerWith((proven) => answerAfter(parts, proven)),
      read,
    ),
    on(
      voiceStatus,
      answerWith((proven) => hearStatus(parts, proven)),
      read,
    ),
  ]
}

interface Webhook {
  req: Request
  res: Response
  body: Form
}

/** What Twilio signed, and about which line. */
interface Proven {
  line: DialledLine | null
  /** The line of the number, though the account that signed is not its own. */
  dialled: DialledLine | null
  form: Form
}

async function answerCall(parts: TwilioVoiceParts, proven: Proven): Promise<string> {
  const { line, dialled, form } = proven
  const pass = makePass(parts.now())
  const from = textOf(form['From'])
  const welcome = await parts.reception.welcome({
    line,
    road: 'twilio_stream',
    providerCallId: textOf(form['CallSid']),
    from,
    pass,
  })
  if (welcome.kind === 'refused') {
    parts.news.refused(welcome.reason, { line: dialled, road: 'twilio_stream', from, to: textOf(form['To']) })
    return twiml.reject(welcome.reason === 'busy' ? 'busy' : 'rejected')
  }
  // Twilio asks again when our answer got lost: the same call, and a new word for its stream
  if (welcome.kind === 'repeated') return answerAgain(parts, proven)
  // it rings on while the media process starts; without one, a caller hears that we are busy rather than nothing
  if ((await whenUp(parts.media)) === null) {
    await parts.log.end(welcome.call, { status: 'failed', reason: 'process_lost' })
    parts.news.tell(dialled, 'media_down')
    return twiml.reject('busy')
  }
  return openStream(parts, pass.word)
}

async function answerAgain(parts: TwilioVoiceParts, { dialled, form }: Proven): Promise<string> {
  const pass = makePass(parts.now())
  const call = await parts.lookup.renewPass(textOf(form['CallSid']), pass)
  if (call === null) {
    parts.news.tell(dialled, 'over_already')
    return twiml.hangUp()
  }
  return openStream(parts, pass.word)
}

function openStream({ publicUrl }: TwilioVoiceParts, word: string): string {
  return twiml.streamTo(mediaUrl(publicUrl), word)
}

/** After a transfer: it was taken and is over, or nobody took it and the caller comes back to us. */
async function answerAfter(parts: TwilioVoiceParts, proven: Proven): Promise<string> {
  const { form } = proven
  const status = textOf(form['DialCallStatus'])
  const isTaken = status === 'completed' || status === 'answered'
  // nobody is left to come back to us
  const isOver = over.has(textOf(form['CallStatus']))
  if (!isTaken && !isOver) return answerAgain(parts, proven)
  const call = await parts.lookup.findOpen(textOf(form['CallSid']))
  if (call !== null && !parts.switchboard.passedOn(call.id, isTaken ? 'taken' : 'left'))
    await parts.log.end(call, { status: 'ended', reason: isTaken ? 'transferred' : 'caller_hung_up' })
  return twiml.hangUp()
}

const nothing = '<Response/>'
const over: ReadonlySet<string> = new Set(['failed', 'busy', 'no-answer', 'canceled', 'completed'])

/** The end of a call that never reached us by a stream, or of one that was passed on: its stream is over already. */
async function hearStatus(parts: TwilioVoiceParts, { dialled, form }: Proven): Promise<string> {
  const { log, lookup, switchboard, news } = parts
  const sid = textOf(form['CallSid'])
  const call = over.has(textOf(form['CallStatus'])) ? await lookup.findOpen(sid) : null
  if (call === null || switchboard.carrierEnded(call.id)) return nothing
  if (await log.endUncarried(sid)) news.tell(dialled, 'no_stream')
  return nothing
}

function answer(res: Response, xml: string): void {
  res.statusCode = 200
  res.setHeader('Content-Type', 'text/xml')
  res.end(xml)
}

/** @throws AppError unavailable without a token to check with, bad_signature */
async function prove(parts: TwilioVoiceParts, req: Request, form: Form): Promise<Proven> {
  const number = toE164(textOf(form['To']))
  const line = number === null ? null : await parts.lines.findByNumber(number)
  const account = line === null ? parts.platformAccount : await parts.accountOf(line.conciergerieId)
  const tokens = usableTokens([account?.token, account?.secondaryToken])
  const to = line === null ? number : null
  if (tokens.length === 0) {
    parts.news.tell(line, 'no_token', to)
    throw new AppError('unavailable', words.noToken)
  }
  const url = parts.publicUrl + req.originalUrl
  if (!isSignedByTwilio(req.get('x-twilio-signature'), url, form, tokens)) {
    parts.news.tell(line, 'unsigned', to)
    throw new AppError('bad_signature', words.signature)
  }
  return { line: account?.sid === textOf(form['AccountSid']) ? line : null, dialled: line, form }
}

const textOf = (value: Form[string]): string => (typeof value === 'string' ? value : (value?.[0] ?? ''))
