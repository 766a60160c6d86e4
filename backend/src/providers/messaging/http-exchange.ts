import http from 'node:http'
import type { IncomingHttpHeaders } from 'node:http'
import https from 'node:https'
import { readText } from '#src/providers/read-text.ts'

export interface Exchange {
  method: string
  url: URL
  headers: Record<string, string>
  /** Empty for none. */
  body: string
  agent: http.Agent
  /** For the whole exchange, in ms. */
  timeoutMs: number
}

export interface Exchanged {
  statusCode: number
  /** Read as JSON when it is. */
  body: unknown
  headers: IncomingHttpHeaders
}

/** One HTTP request and its answer, whatever the status. @throws the socket's own error, or one with code ETIMEDOUT */
export function exchange({ method, url, headers, body, agent, timeoutMs }: Exchange): Promise<Exchanged> {
  const { request } = url.protocol === 'https:' ? https : http
  return new Promise((resolve, reject) => {
    const req = request(url, { method, agent, headers: body === '' ? headers : withLength(headers, body) })
    const limit = setTimeout(() => {
      req.destroy(Object.assign(new Error(`no answer within ${timeoutMs} ms`), { code: 'ETIMEDOUT' }))
    }, timeoutMs)
    const fail = (error: Error) => {
      clearTimeout(limit)
      reject(error)
    }
    req.once('response', (res) => {
      readText(res).then((text) => {
        clearTimeout(limit)
        resolve({ statusCode: res.statusCode ?? 0, body: readJson(text), headers: res.headers })
      }, fail)
    })
    req.once('error', fail)
    req.end(body)
  })
}

const withLength = (headers: Record<string, string>, body: string) => ({
  ...headers,
  'Content-Length': String(Buffer.byteLength(body)),
})

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
