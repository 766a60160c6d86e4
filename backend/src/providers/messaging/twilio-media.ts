import { request as requestHttp } from 'node:http'
import type { IncomingMessage, RequestOptions } from 'node:http'
import { request as requestHttps } from 'node:https'
import { MediaError } from './messaging.ts'
import type { FetchedMedia, MediaFetcher, MessagingAccount } from './messaging.ts'
import { resolveMediaUrl, resolveRedirect } from './media-address.ts'
import { publicLookup } from './safe-address.ts'

const largest = 16 * 1024 * 1024
const limitMs = 10_000
const mostRedirects = 2

/** Fetches files from Twilio and from nowhere else; credentials go to its API only and are dropped at a redirect. */
export class TwilioMediaFetcher implements MediaFetcher {
  readonly #baseUrl: string | null

  /** @param baseUrl TWILIO_API_BASE_URL: the one origin that is trusted although it may be on this machine */
  constructor(baseUrl: string | null) {
    this.#baseUrl = baseUrl
  }

  async fetchMedia(account: MessagingAccount, url: string): Promise<FetchedMedia> {
    const signal = AbortSignal.timeout(limitMs)
    let target = resolveMediaUrl(url, account.sid, this.#baseUrl)
    let auth: string | null = `${account.sid}:${account.token}`
    for (let redirects = 0; redirects <= mostRedirects; redirects++) {
      const response = await this.#open(target, auth, signal)
      const location = response.headers.location
      if (location === undefined || !isRedirect(response)) return readFile(response, signal)
      response.destroy()
      target = resolveRedirect(location, target, this.#baseUrl)
      auth = null
    }
    throw new MediaError('refused_url', 'too many redirects', false)
  }

  #open(url: URL, auth: string | null, signal: AbortSignal): Promise<IncomingMessage> {
    const options: RequestOptions = {
      signal,
      ...(auth === null ? {} : { auth }),
      ...(this.#baseUrl === null ? { lookup: publicLookup } : {}),
    }
    const request = url.protocol === 'https:' ? requestHttps : requestHttp
    return new Promise((resolve, reject) => {
      request(url, options, resolve)
        .on('error', (error) => {
          reject(asMediaError(error, signal))
        })
        .end()
    })
  }
}

const isRedirect = ({ statusCode = 0 }: IncomingMessage) => statusCode >= 300 && statusCode < 400

async function readFile(response: IncomingMessage, signal: AbortSignal): Promise<FetchedMedia> {
  const { statusCode = 0, headers } = response
  if (statusCode !== 200) {
    response.destroy()
    // just after the webhook the file may not be there yet
    throw new MediaError(
      statusCode === 404 ? 'not_found' : 'unreachable',
      `HTTP ${statusCode}`,
      statusCode === 404 || statusCode >= 500,
    )
  }
  const chunks: Buffer[] = []
  let size = 0
  try {
    for await (const chunk of response as AsyncIterable<Buffer>) {
      size += chunk.length
      if (size > largest) throw new MediaError('too_large', 'more than 16 MB', false)
      chunks.push(chunk)
    }
  } catch (error) {
    throw asMediaError(error, signal)
  } finally {
    response.destroy()
  }
  return { contentType: headers['content-type'] ?? 'application/octet-stream', content: Buffer.concat(chunks) }
}

function asMediaError(error: unknown, signal: AbortSignal): MediaError {
  if (error instanceof MediaError) return error
  if (signal.aborted) return new MediaError('timeout', 'no file within ten seconds', true, error)
  const isPrivate = error instanceof Error && error.message.includes('private address')
  return isPrivate
    ? new MediaError('refused_url', error.message, false, error)
    : new MediaError('unreachable', 'the connection failed', true, error)
}
