import express from 'express'
import type { ErrorRequestHandler, Express, Request, RequestHandler, Response } from 'express'
import type { Schedule } from '#sim/lib/schedule.ts'
import { RealtimeApiError } from './api-error.ts'
import type { RealtimeFaults, RestFault, RestOperation } from './faults.ts'
import { checkSession, freshSession, isFields, merge } from './session-config.ts'
import type { SipCall } from './sip-call.ts'
import type { SipCalls } from './sip-calls.ts'

/** A call of the REST API, as it came in. */
export interface RealtimeRequest {
  operation: RestOperation
  callId: string
  body: Record<string, unknown>
  /** Null while, or when, it is never answered. */
  status: number | null
}

export interface RestAppParts {
  apiKey: string | null
  calls: SipCalls
  faults: RealtimeFaults
  schedule: Schedule
  requests: RealtimeRequest[]
  announce: () => void
}

function answerError(res: Response, status: number, code: string, message: string, param: string | null = null): void {
  res.status(status).json({ error: { message, type: 'invalid_request_error', param, code } })
}

function gate(apiKey: string | null): RequestHandler {
  return (req, res, next) => {
    const key = /^Bearer (\S+)$/.exec(req.get('authorization') ?? '')?.[1]
    if (key !== undefined && (apiKey === null || key === apiKey)) next()
    else answerError(res, 401, 'invalid_api_key', 'Incorrect API key provided.')
  }
}

type Act = (call: SipCall, body: Record<string, unknown>, parts: RestAppParts, fault: RestFault | undefined) => void

const acts: Record<RestOperation, Act> = {
  accept: (call, body, { calls }) => {
    if (call.state !== 'ringing')
      throw new RealtimeApiError('invalid_call_state', `Call ${call.id} was accepted already.`)
    checkSession(body, true)
    calls.accept(call, merge(freshSession(String(body.model ?? 'gpt-realtime-2.1')), body))
  },
  reject: (call, body) => {
    call.rejectedWith = typeof body['status_code'] === 'number' ? body['status_code'] : 603
    call.state = 'rejected'
    call.end(call.rejectedWith === 486 ? 'busy' : 'refused')
  },
  refer: (call, body, _parts, fault) => {
    const target = body['target_uri']
    if (typeof target !== 'string' || !/^(tel|sips?):/.test(target))
      throw new RealtimeApiError('invalid_value', "Invalid 'target_uri': expected a tel: or sip: URI.", 'target_uri')
    call.referredTo.push(target)
    // in the wild it may answer 200 and do nothing
    if (fault?.kind !== 'ignored') call.end('transferred')
  },
  hangup: (call) => {
    call.end('house_hung_up')
  },
}

/** @returns whether a fault has answered, or never will */
async function strike(
  fault: RestFault | undefined,
  parts: RestAppParts,
  req: Request<{ id: string }>,
  res: Response,
): Promise<boolean> {
  switch (fault?.kind) {
    case 'status':
      answerError(res, fault.status, 'server_error', 'The server had an error.')
      return true
    case 'hang':
      await parts.schedule.pause(3_600_000)
      return true
    case 'reset':
      req.socket.resetAndDestroy()
      return true
    case 'gone':
      parts.calls.find(req.params.id)?.end('caller_hung_up')
      return false
    case 'dies': {
      const call = parts.calls.find(req.params.id)
      if (call) {
        call.state = 'accepted'
        call.dead = true
      }
      res.status(200).end()
      return true
    }
    default:
      return false
  }
}

function operate(operation: RestOperation, parts: RestAppParts): RequestHandler<{ id: string }> {
  return async (req, res) => {
    const body = isFields(req.body) ? req.body : {}
    const entry: RealtimeRequest = { operation, callId: req.params.id, body, status: null }
    parts.requests.push(entry)
    res.once('finish', () => {
      entry.status = res.statusCode
      parts.announce()
    })
    const fault = parts.faults.take(operation)
    if (await strike(fault, parts, req, res)) return
    const call = parts.calls.find(req.params.id)
    if (!call) {
      answerError(res, 404, 'call_id_not_found', `No session found for call_id ${req.params.id}.`)
      return
    }
    acts[operation](call, body, parts, fault)
    res.status(200).end()
  }
}

const errors: ErrorRequestHandler = (error: Error & { status?: number }, _req, res, next) => {
  if (error instanceof RealtimeApiError) answerError(res, 400, error.code, error.message, error.param)
  else if (error.status === 400) answerError(res, 400, 'invalid_json', error.message)
  else next(error)
}

/** `api.openai.com`, as far as calls need it. */
export function realtimeApp(parts: RestAppParts): Express {
  const app = express()
  app.disable('x-powered-by').disable('etag')
  app.use(gate(parts.apiKey), express.json({ limit: '4mb', type: () => true }))
  for (const operation of ['accept', 'reject', 'refer', 'hangup'] as const)
    app.post(`/v1/realtime/calls/:id/${operation}`, operate(operation, parts))
  app.use((req, res) => {
    answerError(res, 404, 'not_found', `Unknown path ${req.path}.`)
  })
  app.use(errors)
  return app
}
