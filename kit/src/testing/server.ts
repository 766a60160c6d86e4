import { HttpResponse, http } from 'msw'
import { setupServer } from 'msw/node'
import type { HttpHandler } from 'msw'
import type { EndpointName, Endpoints, ErrorCode } from '@conciergerie/contract'

/** The network of a test: nothing answers that the test did not say. */
export const server = setupServer()

interface Asked {
  body: unknown
  params: Record<string, unknown>
  url: URL
  headers: Headers
}

/** That a list ends here goes without saying. */
type Made<R> = R extends { nextCursor: string | null } ? Omit<R, 'nextCursor'> & { nextCursor?: string | null } : R

type Answer<K extends EndpointName> = (asked: Asked) => Made<Endpoints[K]['response']> | Response

const methods = { GET: http.get, POST: http.post, PUT: http.put, PATCH: http.patch, DELETE: http.delete }

/** Answers a route of the contract, typed by it; undefined answers 204. */
export function answer<K extends EndpointName>(name: K, make: Answer<K>): HttpHandler {
  const [method, path] = name.split(' ') as [keyof typeof methods, string]
  return methods[method](`*${path}`, async ({ request, params }) => {
    const text = await request.text()
    const body: unknown = text === '' ? undefined : JSON.parse(text)
    const made: unknown = make({ body, params, url: new URL(request.url), headers: request.headers })
    if (made instanceof Response) return made
    return made === undefined ? new HttpResponse(null, { status: 204 }) : HttpResponse.json(made as object)
  })
}

/** The server's refusal. */
export function refusal(
  status: number,
  code: ErrorCode,
  more: { fields?: Record<string, string>; retryAfter?: number } = {},
): Response {
  return HttpResponse.json({ error: { code, message: `message of ${code}`, ...more } }, { status })
}
