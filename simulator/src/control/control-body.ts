import type { Request } from 'express'
import { bad } from '#sim/anthropic/model-reply.ts'
import type { BadName, ModelReply } from '#sim/anthropic/model-reply.ts'
import { BadRequest } from '#sim/lib/errors-as-json.ts'
import type { InboundMessage } from '#sim/twilio/inbound-message.ts'

export type Body = Record<string, unknown>

/** The JSON object of a request. */
export function bodyOf(req: Request): Body {
  const body: unknown = req.body ?? {}
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw new BadRequest('a JSON object is needed')
  return body as Body
}

export function textIn(body: Body, name: string): string {
  const value = body[name]
  if (typeof value !== 'string' || value === '') throw new BadRequest(`${name}: a text is needed`)
  return value
}

/** Its shape is taken on trust: whoever pulls these strings tests with them. */
export function objectIn(body: Body, name: string): object {
  const value = body[name]
  if (typeof value !== 'object' || value === null) throw new BadRequest(`${name}: an object is needed`)
  return value
}

type MessageAsJson = Omit<InboundMessage, 'media'> & { media?: { contentType: string; base64: string }[] }

/** Files come as base64. */
export function messageIn(body: Body): InboundMessage {
  const message = objectIn(body, 'message') as MessageAsJson
  if (typeof message.from !== 'string') throw new BadRequest('message.from: a number is needed')
  const { media, ...rest } = message
  if (!media) return rest
  return {
    ...rest,
    media: media.map(({ contentType, base64 }) => ({ contentType, bytes: Buffer.from(base64, 'base64') })),
  }
}

/** `{"bad": "overloaded"}`, or a whole reply. */
export function repliesIn(body: Body): ModelReply[] {
  const replies = body['replies']
  if (!Array.isArray(replies)) throw new BadRequest('replies: a list is needed')
  return replies.map((reply: { bad?: string; kind?: string }) => {
    if (reply.bad !== undefined && reply.bad in bad) return bad[reply.bad as BadName]()
    if (reply.kind === undefined)
      throw new BadRequest(`unknown reply ${JSON.stringify(reply)}; bad ones are ${Object.keys(bad).join(', ')}`)
    return reply as ModelReply
  })
}

/** How often something strikes, if the body says. */
export function timesIn(body: Body): { times?: number | 'always' } {
  const { times } = body
  if (times === undefined) return {}
  if (times === 'always' || Number.isInteger(times)) return { times: times as number | 'always' }
  throw new BadRequest('times: a number, or "always"')
}

/** `?atLeast=2&timeoutMs=5000`: how long a list may be waited for. */
export function patienceIn(req: Request): { atLeast: number; timeoutMs: number } {
  const number = (name: string, fallback: number) => {
    const value = Number(req.query[name] ?? fallback)
    if (!Number.isInteger(value) || value < 0) throw new BadRequest(`${name}: a number is needed`)
    return value
  }
  return { atLeast: number('atLeast', 0), timeoutMs: Math.min(number('timeoutMs', 5000), 60_000) }
}
