import type { Request, Response } from 'express'
import type { Message, MessageCreateParams } from '@anthropic-ai/sdk/resources/messages'
import type { Schedule } from '#sim/lib/schedule.ts'
import { AnthropicApiError, errorBody } from './api-error.ts'
import { buildMessage, textBlock } from './build-message.ts'
import type { Answer } from './build-message.ts'
import type { ModelReply } from './model-reply.ts'
import type { InputUsage } from './prompt-cache.ts'
import { answerByItself } from './small-model/small-model.ts'
import { streamEvents } from './stream-events.ts'

type Said = Extract<ModelReply, { kind: 'model' | 'text' | 'json' | 'content' }>

const saysSomething = (reply: ModelReply): reply is Said => ['model', 'text', 'json', 'content'].includes(reply.kind)

function answerOf(reply: Said, request: MessageCreateParams): Answer {
  switch (reply.kind) {
    case 'model':
      return answerByItself(request)
    case 'text':
      return { content: [textBlock(reply.text)], stopReason: reply.stopReason ?? 'end_turn' }
    case 'json':
      return { content: [textBlock(JSON.stringify(reply.value))], stopReason: 'end_turn' }
    case 'content':
      return { content: reply.content, stopReason: reply.stopReason ?? 'end_turn' }
  }
}

/** Gives the scripted reply to a valid request. @throws {AnthropicApiError} when that is the reply */
export async function sendReply(
  reply: ModelReply,
  charge: () => InputUsage,
  req: Request,
  res: Response,
  schedule: Schedule,
): Promise<void> {
  if (reply.kind === 'hang') return
  await schedule.pause(reply.delayMs ?? 0)
  if (schedule.closed || res.destroyed) return
  if (saysSomething(reply)) await say(reply, charge(), req, res, schedule)
  else fail(reply, req, res)
}

function fail(reply: Exclude<ModelReply, Said | { kind: 'hang' }>, req: Request, res: Response): void {
  if (reply.kind === 'error') throw new AnthropicApiError(reply.status, reply.type, reply.message, reply.headers)
  if (reply.kind === 'reset') req.socket.resetAndDestroy()
  else
    res
      .status(reply.status ?? 200)
      .type('json')
      .send(reply.body ?? '{"id": "msg_01", "content": [{"type": "te')
}

async function say(reply: Said, input: InputUsage, req: Request, res: Response, schedule: Schedule): Promise<void> {
  const request = req.body as MessageCreateParams
  const message = buildMessage(request.model, answerOf(reply, request), input)
  if (request.stream) await stream(message, reply, req, res, schedule)
  else if (reply.breakAfter?.with === 'reset') req.socket.resetAndDestroy()
  else res.json(message)
}

async function stream(
  message: Message,
  { pieceMs = 0, breakAfter }: Said,
  req: Request,
  res: Response,
  schedule: Schedule,
): Promise<void> {
  res.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-cache' })
  const send = (event: string, data: unknown) => res.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`)
  let sent = 0
  for (const event of streamEvents(message)) {
    if (breakAfter && sent >= breakAfter.pieces) {
      if (breakAfter.with === 'reset') req.socket.resetAndDestroy()
      else send('error', errorBody(breakAfter.with, 'Overloaded', message.id))
      break
    }
    send(event.type, event)
    if (event.type === 'message_start') send('ping', { type: 'ping' })
    if (event.type === 'content_block_delta') sent += 1
    await schedule.pause(pieceMs)
    if (schedule.closed || res.destroyed) return
  }
  res.end()
}
