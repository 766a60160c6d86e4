import type { Request, RequestHandler } from 'express'
import { answerError, AnthropicApiError, invalidRequest } from './api-error.ts'
import { newId } from './build-message.ts'

const VERSION = /^20\d\d-\d\d-\d\d$/

/** The SDK sends its key as a bearer token; scripts and older SDKs as `x-api-key`. */
export function keyOf(req: Request): string | undefined {
  return req.get('x-api-key') ?? /^Bearer (\S+)$/.exec(req.get('authorization') ?? '')?.[1]
}

function fault(req: Request, apiKey: string | null): AnthropicApiError | null {
  const key = keyOf(req)
  if (!key) return new AnthropicApiError(401, 'authentication_error', 'x-api-key header is required')
  if (apiKey !== null && key !== apiKey) return new AnthropicApiError(401, 'authentication_error', 'invalid x-api-key')
  const version = req.get('anthropic-version')
  if (!version) return invalidRequest('anthropic-version: header is required')
  return VERSION.test(version) ? null : invalidRequest(`anthropic-version: "${version}" is not a valid version`)
}

/** Lets in who has the key (any key when null) and names a version of the API. */
export function gate(apiKey: string | null): RequestHandler {
  return (req, res, next) => {
    res.setHeader('request-id', newId('req'))
    const refused = fault(req, apiKey)
    if (refused) answerError(res, refused)
    else next()
  }
}
