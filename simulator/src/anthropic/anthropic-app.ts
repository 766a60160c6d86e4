import express from 'express'
import type { ErrorRequestHandler, Express, Request, RequestHandler, Response } from 'express'
import type { MessageCreateParams } from '@anthropic-ai/sdk/resources/messages'
import type { Schedule } from '#sim/lib/schedule.ts'
import { answerError, AnthropicApiError, invalidRequest } from './api-error.ts'
import { gate, keyOf } from './gate.ts'
import { describeModel, isModel, MODELS } from './models.ts'
import type { PromptCache } from './prompt-cache.ts'
import type { RequestLog } from './request-log.ts'
import type { Script } from './script.ts'
import { sendReply } from './send-reply.ts'
import { promptBlocks } from './tokens.ts'
import { first } from './validation/checks.ts'
import { checkRules } from './validation/request-rules.ts'
import { checkCountShape, checkShape } from './validation/request-shape.ts'

export interface AnthropicAppParts {
  apiKey: string | null
  script: Script
  cache: PromptCache
  log: RequestLog
  schedule: Schedule
}

function checked(body: unknown, shape: (body: unknown) => string | null): MessageCreateParams {
  const request = body as MessageCreateParams
  const fault = first([() => shape(body), () => checkRules(request)])
  if (fault !== null) throw invalidRequest(fault)
  if (!isModel(request.model)) throw new AnthropicApiError(404, 'not_found_error', `model: ${request.model}`)
  return request
}

/** Errors of the API become its bodies; any other is a fault of the simulator and is thrown on. */
const errors: ErrorRequestHandler = (error: Error & { status?: number; type?: string }, _req, res, next) => {
  if (error instanceof AnthropicApiError) answerError(res, error)
  else if (error.type === 'entity.too.large')
    answerError(res, new AnthropicApiError(413, 'request_too_large', 'Request exceeds the maximum size'))
  else if (error.status === 400)
    answerError(res, invalidRequest(`The request body is not valid JSON: ${error.message}`))
  else next(error)
}

function answerMessages({ script, cache, log, schedule }: AnthropicAppParts): RequestHandler {
  return async (req: Request, res: Response) => {
    const entry = log.open(req)
    res.once('close', () => {
      log.end(entry, res)
    })
    const request = checked(req.body, checkShape)
    const blocks = promptBlocks(request)
    const reply = await script.take(request, blocks.map(({ text }) => text).join('\n'))
    const charge = () => cache.charge(`${keyOf(req) ?? ''}|${request.model}`, blocks)
    await sendReply(reply, charge, req, res, schedule)
  }
}

/** `api.anthropic.com`, as far as a house speaks to it. */
export function anthropicApp(parts: AnthropicAppParts): Express {
  const app = express()
  app.disable('x-powered-by').disable('etag')
  app.use(gate(parts.apiKey), express.json({ limit: '32mb', type: () => true }))
  app.post('/v1/messages', answerMessages(parts))
  app.post('/v1/messages/count_tokens', (req, res) => {
    const body = { max_tokens: 1, ...(req.body as object) }
    const blocks = promptBlocks(checked(body, checkCountShape))
    res.json({ input_tokens: blocks.reduce((sum, { tokens }) => sum + tokens, 0) })
  })
  app.get('/v1/models', (_req, res) => {
    res.json({ data: MODELS.map(describeModel), has_more: false, first_id: MODELS[0], last_id: MODELS.at(-1) })
  })
  app.get('/v1/models/:id', (req, res) => {
    if (!isModel(req.params.id)) throw new AnthropicApiError(404, 'not_found_error', `model: ${req.params.id}`)
    res.json(describeModel(req.params.id))
  })
  app.use(() => {
    throw new AnthropicApiError(404, 'not_found_error', 'Not found')
  })
  app.use(errors)
  return app
}
