import http from 'node:http'
import type { IncomingMessage } from 'node:http'
import https from 'node:https'
import { readText } from '#src/providers/read-text.ts'

/** What an SDK hands to `fetch` here: a whole body, never a stream. */
type Init = Pick<RequestInit, 'method' | 'headers' | 'signal' | 'body'>

/**
 * `fetch` for the vendor's SDK, without streams: those of the global one took longer than all that the SDK does. The
 * platform's agents keep connections open and know the proxy of the environment. Answers once the body is here; follows
 * no redirection, so that the key goes nowhere else.
 */
export async function wireFetch(address: string | URL | Request, init: Init = {}): Promise<Response> {
  const url = new URL(address instanceof Request ? address.url : address)
  const { res, text } = await exchange(url, init).catch((error: unknown) => {
    // a body that is cut fails with the socket's error, whoever cut it
    throw init.signal?.aborted ? init.signal.reason : error
  })
  const headers = Object.entries(res.headers).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, String(value)]],
  )
  return new Response(text === '' ? null : text, { status: res.statusCode ?? 0, headers })
}

async function exchange(url: URL, init: Init): Promise<{ res: IncomingMessage; text: string }> {
  const res = await send(url, init)
  return { res, text: await readText(res) }
}

function send(url: URL, { method = 'GET', headers, signal, body }: Init): Promise<IncomingMessage> {
  const { request } = url.protocol === 'https:' ? https : http
  return new Promise((resolve, reject) => {
    const req = request(url, { method, headers: Object.fromEntries(new Headers(headers)) })
    const abort = () => {
      req.destroy(signal?.reason as Error)
    }
    if (signal?.aborted) abort()
    signal?.addEventListener('abort', abort, { once: true })
    req.once('close', () => signal?.removeEventListener('abort', abort))
    req.once('response', resolve)
    req.once('error', reject)
    req.end(body)
  })
}
