import { HttpResponse, http } from 'msw'
import { describe, expect, it } from 'vitest'
import { answer, refusal, server } from '../../testing/server.ts'
import { ApiError, NetworkError, addressOf, call, isCode, isRetriable, upload } from '../api-client.ts'

const status = { version: '1.2.3', demo: false, demoAccount: null, demoAdmin: null, demoPhoneUrl: null }

const caught = async (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'nothing was thrown',
    (error: unknown) => error,
  )

describe('call, when the server refuses', () => {
  it('asks for words in the language of the screen', async () => {
    const asked: (string | null)[] = []
    server.use(
      answer('GET /api/faqs/:id', ({ headers }) => {
        asked.push(headers.get('accept-language'))
        return refusal(404, 'not_found')
      }),
    )
    for (const language of ['en', 'fr']) {
      document.documentElement.lang = language
      await expect(call('GET /api/faqs/:id', { params: { id: 1 } })).rejects.toMatchObject({ code: 'not_found' })
    }
    expect(asked).toEqual(['en', 'fr'])
  })

  it('throws what the server said: code, status, fields, wait', async () => {
    server.use(
      answer('GET /api/auth/me', () => refusal(429, 'rate_limited', { retryAfter: 12, fields: { email: 'non' } })),
    )
    const error = await caught(call('GET /api/auth/me'))
    expect(error).toBeInstanceOf(ApiError)
    expect(error).toMatchObject({ status: 429, code: 'rate_limited', retryAfter: 12, fields: { email: 'non' } })
    expect(isRetriable(error)).toBe(true)
  })

  it('makes a code of the status when something in between answers in its own words', async () => {
    server.use(http.get('*/api/auth/me', () => new HttpResponse('<h1>Bad gateway</h1>', { status: 502 })))
    expect(isCode(await caught(call('GET /api/auth/me')), 'unavailable')).toBe(true)
  })

  it('tells a broken network from a refusal', async () => {
    server.use(http.get('*/api/auth/me', () => HttpResponse.error()))
    const error = await caught(call('GET /api/auth/me'))
    expect(error).toBeInstanceOf(NetworkError)
    expect(isRetriable(error)).toBe(true)
  })

  it('takes an answer cut short for a broken network', async () => {
    server.use(
      http.get(
        '*/api/auth/me',
        () => new HttpResponse('{"member":', { headers: { 'content-type': 'application/json' } }),
      ),
    )
    expect(await caught(call('GET /api/auth/me'))).toBeInstanceOf(NetworkError)
  })

  it('throws the abort of its caller as it is', async () => {
    server.use(answer('GET /api/status', () => status))
    const error = await caught(call('GET /api/status', { signal: AbortSignal.abort() }))
    expect(error).toMatchObject({ name: 'AbortError' })
  })
})

describe('call', () => {
  it('fills in parameters and query, and leaves out what is not given', async () => {
    const asked: string[] = []
    server.use(
      answer('GET /api/conversations/:id/messages', ({ url }) => {
        asked.push(url.pathname + url.search)
        return { items: [], nextCursor: null }
      }),
    )
    await call('GET /api/conversations/:id/messages', { params: { id: 12 }, query: { cursor: undefined, limit: 50 } })
    expect(asked).toEqual(['/api/conversations/12/messages?limit=50'])
  })

  it('writes JSON, with the key that makes it safe to send twice', async () => {
    const asked: unknown[] = []
    server.use(
      answer('PUT /api/conversations/:id/draft', ({ body, headers }) => {
        asked.push(body, headers.get('content-type'), headers.get('idempotency-key'))
        return undefined
      }),
    )
    await call('PUT /api/conversations/:id/draft', {
      params: { id: 1 },
      body: { text: 'Bonjour' },
      idempotencyKey: 'k1',
    })
    expect(asked).toEqual([{ text: 'Bonjour' }, 'application/json', 'k1'])
  })

  it('sends a file as it is, and never without a type', async () => {
    const types: unknown[] = []
    const media = {
      id: 1,
      contentType: 'image/png',
      fileName: 'a b.png',
      size: 3,
      status: 'stored',
      failure: null,
    } as const
    server.use(
      http.post('*/api/media', ({ request }) => {
        types.push(request.headers.get('content-type'), new URL(request.url).searchParams.get('fileName'))
        return HttpResponse.json({ media })
      }),
    )
    await upload('POST /api/media', new Blob(['abc']), { query: { fileName: 'a b.png' } })
    expect(types).toEqual(['application/octet-stream', 'a b.png'])
  })

  it('gives the address of what is not called', () => {
    expect(addressOf('GET /api/media/:id', { params: { id: 5 } })).toBe('/api/media/5')
    expect(addressOf('GET /api/invitations/:token', { params: { token: 'a/b?c' } })).toBe('/api/invitations/a%2Fb%3Fc')
  })
})
