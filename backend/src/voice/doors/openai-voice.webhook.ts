import { api } from '@conciergerie/contract'
import type { Request, RequestHandler, Response } from 'express'
import { AppError } from '#src/errors.ts'
import type { CallKeeper } from '#src/features/calls/call-keeper.ts'
import type { DialledLine, LineDirectory } from '#src/features/lines/ports.ts'
import { readBytes } from '#src/http/bytes.ts'
import { on } from '#src/http/mount.ts'
import type { MountedRoute } from '#src/http/mount.ts'
import type { IncomingVoiceCall, VoiceCalls } from '#src/providers/voice-model/voice-calls.ts'
import { startOf } from '../call/call-plan.ts'
import type { CallPlan } from '../call/call-plan.ts'
import type { DoorNews } from '../door-news.ts'
import { telling } from './telling.ts'
import { words } from '../locales/error-words.ts'
import type { RefusalReason } from '../media-protocol.ts'
import type { Admitted, Reception } from './reception.ts'
import { addresseesOf, callerOf } from './sip-headers.ts'
import type { SipHeaders } from './sip-headers.ts'
import type { Switchboard } from '../switchboard.ts'

export interface OpenaiVoiceParts {
  /** Null without a key: then nothing can be proved. */
  openai: VoiceCalls | null
  lines: LineDirectory
  reception: Reception
  keeper: CallKeeper
  switchboard: Switchboard
  model: string
  news: DoorNews
}

const largestBody = 64 * 1024

/** The body as it was signed: it is parsed after that. */
const readRaw: RequestHandler = (req, res, next) => {
  readBytes(req, largestBody)
    .then((raw) => {
      res.locals['raw'] = raw
      req.body = {}
      next()
    })
    .catch(next)
}

/** Calls that OpenAI's own SIP brings: proved, known once, then let in or refused over its API. */
export function openaiVoiceWebhooks(parts: OpenaiVoiceParts): MountedRoute[] {
  const hear = async ({ req, res }: { req: Request; res: Response }) => hearEvent(parts, req, res)
  const read = telling(parts.news, readRaw)
  return [on(api.webhooks.openai, hear, read), on(api.webhooks.openaiRoot, hear, read)]
}

async function hearEvent(parts: OpenaiVoiceParts, req: Request, res: Response): Promise<undefined> {
  const { openai, keeper } = parts
  const incoming = await readProved(parts, req, res.locals['raw'] as Buffer)
  if (openai !== null && incoming !== null && (await keeper.isNewEvent(`openai:${incoming.webhookId}`)))
    await letIn(parts, openai, incoming)
  res.status(200).json({})
  return undefined
}

/** @throws AppError unavailable without a key or a secret, bad_signature, invalid */
async function readProved(
  { openai, news }: OpenaiVoiceParts,
  req: Request,
  raw: Buffer,
): Promise<IncomingVoiceCall | null> {
  if (openai === null) {
    news.tell(null, 'openai_no_key')
    throw new AppError('unavailable', words.noKey)
  }
  try {
    return await openai.readWebhook(raw, req.headers)
  } catch (error) {
    const code = error instanceof AppError ? error.code : null
    if (code === 'unavailable') news.tell(null, 'openai_no_secret')
    else news.tell(null, code === 'bad_signature' ? 'openai_unsigned' : 'unreadable')
    throw error
  }
}

async function letIn(parts: OpenaiVoiceParts, openai: VoiceCalls, incoming: IncomingVoiceCall): Promise<void> {
  const { providerCallId, sipHeaders } = incoming
  const line = await findLine(parts.lines, sipHeaders)
  const from = callerOf(sipHeaders)
  const welcome = await parts.reception.welcome({ line, road: 'openai_sip', providerCallId, from, pass: null })
  if (welcome.kind === 'admitted') await connect(parts, openai, welcome)
  if (welcome.kind !== 'refused') return
  parts.news.refused(welcome.reason, { line, road: 'openai_sip', from, to: addresseesOf(sipHeaders)[0] ?? null })
  await openai.reject(providerCallId, statusOf[welcome.reason])
}

function connect(
  { switchboard, model, news }: OpenaiVoiceParts,
  openai: VoiceCalls,
  admitted: Admitted,
): Promise<void> {
  const { call } = admitted
  const { providerCallId } = call
  return switchboard.connect(admitted, {
    accept: (plan: CallPlan) => {
      const { session } = startOf(call, plan, { model, ref: providerCallId })
      return openai.accept(providerCallId, { ...session, format: 'audio/pcmu' }).catch((error: unknown) => {
        const why = error instanceof Error && error.cause instanceof Error ? error.cause.message : null
        news.tell(call, 'not_accepted', why)
        throw error
      })
    },
    // an accept whose answer was lost may have been heard: then there is a call to end, and none to reject
    refuse: () => openai.reject(providerCallId, statusOf.unavailable).catch(() => openai.hangUp(providerCallId)),
  })
}

/** SIP's own numbers. */
const statusOf: Record<RefusalReason, number> = { unknown: 404, busy: 486, closed: 603, unavailable: 503 }

async function findLine(lines: LineDirectory, headers: SipHeaders): Promise<DialledLine | null> {
  for (const addressee of addresseesOf(headers)) {
    const line = await lines.findByNumber(addressee)
    if (line) return line
  }
  return null
}
