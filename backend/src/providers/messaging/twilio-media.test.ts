import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { resolveMediaUrl, resolveRedirect } from './media-address.ts'
import { isPublicAddress } from './safe-address.ts'
import { TwilioMediaFetcher } from './twilio-media.ts'

const sid = `AC${'1'.repeat(32)}`
const account = { sid, token: 'a-token-that-is-long-enough', conciergerieId: 1 }
const path = `/2010-04-01/Accounts/${sid}/Messages/MM${'2'.repeat(32)}/Media/ME${'3'.repeat(32)}`

const closers: (() => void)[] = []
afterEach(() => {
  for (const close of closers.splice(0)) close()
})

async function serve(handler: (req: IncomingMessage, res: ServerResponse) => void): Promise<string> {
  const server = createServer(handler).listen(0, '127.0.0.1')
  await once(server, 'listening')
  closers.push(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

describe('the address of a file', () => {
  it.each([
    ['another host', `https://evil.example${path}`],
    ['a host that only ends like Twilio', `https://api.twilio.com.evil.example${path}`],
    ['plain http', `http://api.twilio.com${path}`],
    ['another port', `https://api.twilio.com:8443${path}`],
    ['credentials of its own', `https://a:b@api.twilio.com${path}`],
    ['another account', `https://api.twilio.com${path.replace(sid, `AC${'9'.repeat(32)}`)}`],
    ['another path', 'https://api.twilio.com/2010-04-01/Accounts.json'],
    ['this machine', `http://127.0.0.1${path}`],
    ['no URL at all', 'ME123'],
  ])('is refused with %s', (_what, url) => {
    expect(() => resolveMediaUrl(url, sid, null)).toThrow(expect.objectContaining({ failure: 'refused_url' }) as Error)
  })

  it('is Twilio’s, or the configured origin when there is one', () => {
    expect(resolveMediaUrl(`https://api.dublin.ie1.twilio.com${path}`, sid, null).hostname).toBe(
      'api.dublin.ie1.twilio.com',
    )
    expect(resolveMediaUrl(`https://api.twilio.com${path}`, sid, 'http://127.0.0.1:9').href).toBe(
      `http://127.0.0.1:9${path}`,
    )
    expect(resolveMediaUrl(`http://127.0.0.1:9${path}`, sid, 'http://127.0.0.1:9').href).toBe(
      `http://127.0.0.1:9${path}`,
    )
  })

  it('may lead to Twilio’s CDN and nowhere else', () => {
    const from = new URL(`https://api.twilio.com${path}`)
    expect(resolveRedirect('https://mms.twiliocdn.com/x?sig=1', from, null).hostname).toBe('mms.twiliocdn.com')
    expect(() => resolveRedirect('https://169.254.169.254/latest', from, null)).toThrow()
    expect(() => resolveRedirect('http://mms.twiliocdn.com/x', from, null)).toThrow()
    expect(() => resolveRedirect('https://mms.twiliocdn.com/x', from, 'http://127.0.0.1:9')).toThrow()
  })
})

describe('an address on the network', () => {
  it.each([
    '127.0.0.1',
    '10.1.2.3',
    '169.254.169.254',
    '0.0.0.0',
    '192.168.1.1',
    '::1',
    '::ffff:127.0.0.1',
    'fd00::1',
    'fe80::1',
    'nonsense',
  ])('is not public: %s', (address) => {
    expect(isPublicAddress(address)).toBe(false)
  })

  it.each(['54.172.60.0', '2600:1f18::1', '::ffff:54.172.60.0'])('is public: %s', (address) => {
    expect(isPublicAddress(address)).toBe(true)
  })
})

describe('a file of a client', () => {
  it('is refused beyond 16 MB, whatever length was announced', async () => {
    const url = await serve((_req, res) => {
      res.writeHead(200, { 'content-type': 'image/png' })
      const send = () => {
        while (!res.destroyed && res.write(Buffer.alloc(1024 * 1024)));
        if (!res.destroyed) res.once('drain', send)
      }
      send()
    })
    await expect(new TwilioMediaFetcher(url).fetchMedia(account, url + path)).rejects.toMatchObject({
      failure: 'too_large',
      passing: false,
    })
  })

  it('may come later when it is not there yet', async () => {
    const url = await serve((_req, res) => res.writeHead(404).end())
    await expect(new TwilioMediaFetcher(url).fetchMedia(account, url + path)).rejects.toMatchObject({
      failure: 'not_found',
      passing: true,
    })
  })

  it('is not followed to another origin', async () => {
    const elsewhere = await serve((_req, res) => res.end('secret'))
    const url = await serve((_req, res) => res.writeHead(302, { location: elsewhere }).end())
    await expect(new TwilioMediaFetcher(url).fetchMedia(account, url + path)).rejects.toMatchObject({
      failure: 'refused_url',
    })
  })

  it('comes through a redirect that never sees our credentials', async () => {
    const seen: (string | undefined)[] = []
    const url = await serve((req, res) => {
      seen.push(req.headers.authorization)
      if (req.url === path) res.writeHead(302, { location: '/cdn/file' }).end()
      else res.writeHead(200, { 'content-type': 'image/jpeg' }).end('bytes')
    })
    const file = await new TwilioMediaFetcher(url).fetchMedia(account, url + path)
    expect(file).toEqual({ contentType: 'image/jpeg', content: Buffer.from('bytes') })
    expect(seen).toEqual([`Basic ${Buffer.from(`${sid}:${account.token}`).toString('base64')}`, undefined])
  })
})
