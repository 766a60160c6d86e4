import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startHttpHost } from '#sim/lib/http-host.ts'
import { ACCOUNT, CLIENT, HOUSE, startTwilioWorld } from '#sim/testing/twilio-world.ts'
import type { TwilioWorld } from '#sim/testing/twilio-world.ts'
import type { MediaFault } from './media.ts'

const picture = { contentType: 'image/png', bytes: Buffer.from('a picture') }
const authorization = `Basic ${btoa(`${ACCOUNT.accountSid}:${ACCOUNT.authToken}`)}`

let world: TwilioWorld
let url: string
let messageSid: string
beforeEach(async () => {
  world = await startTwilioWorld({ windowWithoutHistory: 'open' })
  const { form } = await world.twilio.sendMessage({ from: CLIENT, media: [picture] })
  url = form['MediaUrl0'] ?? ''
  messageSid = form['MessageSid'] ?? ''
})
afterEach(() => world.close())

const ask = (headers: Record<string, string> = { authorization }) => fetch(url, { headers, redirect: 'manual' })
const cdn = async () => new URL((await ask()).headers.get('location') ?? '', url).href

describe('a file of a client', () => {
  it('is refused without credentials, and to another account', async () => {
    expect((await ask({})).status).toBe(401)
    world.twilio.accounts.all.push({
      accountSid: 'AC' + 'f'.repeat(32),
      authToken: 'another-token-of-this-twilio',
      numbers: [],
    })
    expect(
      (await ask({ authorization: `Basic ${btoa(`AC${'f'.repeat(32)}:another-token-of-this-twilio`)}` })).status,
    ).toBe(404)
  })

  it('is a redirect to a signed address, which takes no credentials', async () => {
    expect((await ask()).status).toBe(302)
    const address = await cdn()
    const file = await fetch(address)
    expect([file.headers.get('content-type'), await file.text()]).toEqual(['image/png', 'a picture'])
    expect((await fetch(address, { headers: { authorization } })).status).toBe(400)
    expect(world.twilio.leaks).toHaveLength(1)
    expect((await fetch(address.replace(/Signature=\w/, 'Signature=z'))).status).toBe(403)
  })

  it('is not there yet: 404, 404, then the redirect', async () => {
    world.twilio.media.faults.add({ kind: 'not-found' }, {}, { times: 2 })
    expect([(await ask()).status, (await ask()).status, (await ask()).status]).toEqual([404, 404, 302])
  })

  it('is broken in all the ways that one can think of', async () => {
    const next = (fault: MediaFault) => world.twilio.media.faults.add(fault, {})
    next({ kind: 'wrong-type', contentType: 'text/html' })
    expect((await ask()).headers.get('content-type')).toBe('text/html')
    next({ kind: 'redirect', to: 'http://169.254.169.254/latest' })
    expect((await ask()).headers.get('location')).toBe('http://169.254.169.254/latest')
    next({ kind: 'too-big', size: 300_000 })
    const big = await ask()
    expect([big.headers.get('content-length'), (await big.arrayBuffer()).byteLength]).toEqual([null, 327_680])
    next({ kind: 'truncated' })
    await expect(ask().then((response) => response.text())).rejects.toThrow()
    next({ kind: 'reset' })
    await expect(ask()).rejects.toThrow()
    next({ kind: 'status', status: 500 })
    expect((await ask()).status).toBe(500)
  })

  it('is described, and deleted for good', async () => {
    const media = world.sdk.messages(messageSid).media
    const [file] = await media.list()
    expect(file?.contentType).toBe('image/png')
    expect(await media(file?.sid ?? '').remove()).toBe(true)
    expect((await ask()).status).toBe(404)
    await expect(media(file?.sid ?? '').fetch()).rejects.toMatchObject({ code: 20404 })
  })
})

describe('a file of the house', () => {
  it('is fetched from it; what cannot be had, or is no picture, fails with 63019', async () => {
    const host = await startHttpHost(
      (req, res) => {
        res.writeHead(200, { 'content-type': req.url === '/page' ? 'text/html' : 'image/png' }).end('bytes')
      },
      0,
      '127.0.0.1',
    )
    const send = (path: string) =>
      world.sdk.messages.create({ to: CLIENT, from: HOUSE, body: 'Vue', mediaUrl: [host.url + path] })
    const { sid, numMedia } = await send('/picture')
    expect([sid.slice(0, 2), numMedia]).toEqual(['MM', '1'])
    const refused = await send('/page')
    await host.close()
    const absent = await send('/gone')
    for (const message of [refused, absent])
      expect(
        await world.house.waitForForm((form) => form['MessageSid'] === message.sid && 'ErrorCode' in form),
      ).toMatchObject({ ErrorCode: '63019' })
  })
})
