import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { sdkFor } from '#sim/testing/anthropic-world.ts'
import { startReceiver } from '#sim/testing/receiver.ts'
import type { Receiver } from '#sim/testing/receiver.ts'
import { redirectedTwilio } from '#sim/testing/redirected-twilio.ts'
import { ACCOUNT, HOUSE } from '#sim/testing/twilio-world.ts'
import { startSimulator } from '#sim/simulator.ts'
import type { Simulator } from '#sim/simulator.ts'

const NUMBER = '+33639980001'

let simulator: Simulator
let house: Receiver
let sdk: ReturnType<typeof redirectedTwilio>
beforeEach(async () => {
  simulator = await startSimulator({
    twilio: { accounts: [ACCOUNT], windowWithoutHistory: 'open' },
    phone: {
      houseName: 'Maison',
      houseNumber: '+33139000001',
      dashboardUrl: 'http://localhost:3000/x',
      modelSimulated: true,
    },
  })
  house = await startReceiver(ACCOUNT.authToken)
  simulator.pointAt(house.url)
  sdk = redirectedTwilio(simulator.twilio.url, ACCOUNT.accountSid, ACCOUNT.authToken)
})
afterEach(async () => {
  await simulator.close()
  await house.close()
})

const at = (path: string) => `${simulator.phoneUrl ?? ''}/phone${path}`
const post = (path: string, body: object) =>
  fetch(at(path), { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
const say = (content: object) => post('/messages', { number: NUMBER, name: 'Noémie', ...content })
const trouble = (name: string, on = true) => post('/troubles', { name, on })

interface Thread {
  typing: boolean
  messages: {
    sid: string
    mine: boolean
    text: string
    progress: string | null
    isRead: boolean
    media: { sid: string; type: string }[]
    place: object | null
  }[]
}
const thread = async () => (await (await fetch(at(`/messages?number=${encodeURIComponent(NUMBER)}`))).json()) as Thread

describe('the phone page', () => {
  it('shows what left besides WhatsApp, newest first: texts and letters', async () => {
    const sent = async () => (await (await fetch(at('/sent'))).json()) as { texts: object[]; letters: object[] }
    expect(await sent()).toEqual({ texts: [], letters: [] })
    await sdk.messages.create({ from: '+33139000001', to: NUMBER, body: 'Un' })
    await sdk.messages.create({ from: '+33139000001', to: NUMBER, body: 'Deux' })
    await sdk.messages.create({ from: 'whatsapp:+33139000001', to: `whatsapp:${NUMBER}`, body: 'Trois' })
    const letter = { to: ['a@maison.example'], subject: 'Réservation', text: 'À bientôt', attachments: [] }
    const rest = { from: '', replyTo: '', messageId: null, html: '', parts: [] }
    simulator.smtp.mails.push({ ...letter, ...rest })
    expect(await sent()).toMatchObject({ texts: [{ to: NUMBER, body: 'Deux' }, { body: 'Un' }], letters: [letter] })
    expect(await (await fetch(at('').replace(/phone$/, 'sent.html'))).text()).toContain('js/sent.js')
  })

  it('refuses what no phone would send', async () => {
    for (const content of [
      { text: ' ' },
      { text: 'x'.repeat(4097) },
      { number: '0612', text: 'x' },
      { file: {} },
      { sample: 'bomb' },
    ])
      expect((await say(content)).status).toBe(400)
    expect((await trouble('mood')).status).toBe(404)
    expect(house.received).toEqual([])
  })

  it('is one page with its parts, and lets itself be framed by nobody', async () => {
    const page = await fetch(`${simulator.phoneUrl ?? ''}/`)
    expect(page.headers.get('content-security-policy')).toContain(
      "frame-ancestors 'none'; frame-src http://localhost:3000",
    )
    const files = [...(await page.text()).matchAll(/(?:src|href)="([\w./]+)/g)].map(([, file = '']) => file)
    for (const file of files) expect((await fetch(`${simulator.phoneUrl ?? ''}/${file}`)).status).toBe(200)
    expect(files).toContain('js/app.js')
  })

  it('carries words as a signed webhook, and shows how far they came', async () => {
    expect((await say({ text: 'Bonjour' })).status).toBe(201)
    expect(house.received).toMatchObject([
      { genuine: true, form: { From: `whatsapp:${NUMBER}`, To: HOUSE, Body: 'Bonjour', ProfileName: 'Noémie' } },
    ])
    expect((await thread()).messages).toMatchObject([{ mine: true, text: 'Bonjour', progress: 'delivered' }])
    await sdk.messaging.v2.typingIndicator.create({
      channel: 'whatsapp',
      messageId: house.received[0]?.form['MessageSid'] ?? '',
    })
    expect(await thread()).toMatchObject({ typing: true, messages: [{ progress: 'read' }] })
  })

  it('says so when the server does not take it', async () => {
    house.answers.push(403)
    expect((await say({ text: 'Bonjour' })).status).toBe(502)
    expect((await thread()).messages).toMatchObject([{ progress: 'refused' }])
  })

  it('sends samples and files, and shows them again, in parts too', async () => {
    for (const sample of ['image', 'document', 'location', 'contact', 'voice']) await say({ sample })
    await say({ file: { contentType: 'text/html', base64: btoa('<script>') } })
    const { messages } = await thread()
    expect(messages.map(({ media: [file] }) => file?.type)).toEqual([
      'image/png',
      'application/pdf',
      undefined,
      'text/vcard',
      'audio/ogg',
      'text/html',
    ])
    expect(messages[2]?.place).toMatchObject({ latitude: '48.6493', longitude: '-2.0257' })
    const [picture, html] = [messages[0]?.media[0]?.sid ?? '', messages[5]?.media[0]?.sid ?? '']
    expect(
      Buffer.from(await (await fetch(at(`/media/${picture}`))).arrayBuffer())
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG')
    expect((await fetch(at(`/media/${html}`))).headers.get('content-disposition')).toContain('attachment')
    const part = await fetch(at(`/media/${picture}`), { headers: { range: 'bytes=1-3' } })
    expect([part.status, await part.text()]).toEqual([206, 'PNG'])
  })

  it('reads what the house sent only when somebody looks', async () => {
    await thread()
    const { sid } = await sdk.messages.create({ to: `whatsapp:${NUMBER}`, from: HOUSE, body: 'Bonsoir' })
    await house.waitForForms(3)
    expect((await thread()).messages).toMatchObject([{ sid, mine: false, isRead: false }])
    await post('/read', { sids: [sid, 'SM0', 7] })
    await house.waitForForms(4)
    expect(house.statuses()).toEqual(['sending', 'sent', 'delivered', 'read'])
  })

  it('shows the SMS that reach this number, whoever they come from, and never as read', async () => {
    const { sid } = await sdk.messages.create({ to: NUMBER, from: '+33139000001', body: 'À demain' })
    await simulator.twilio.waitFor(() => simulator.twilio.messages.find(sid)?.status === 'delivered')
    await post('/read', { sids: [sid] })
    expect((await thread()).messages).toMatchObject([{ sid, sms: true, mine: false, text: 'À demain' }])
    expect(simulator.twilio.messages.find(sid)?.status).toBe('delivered')
  })

  it('tells when something changed', async () => {
    const events = await fetch(at('/events'))
    const reader = events.body?.pipeThrough(new TextDecoderStream()).getReader()
    await reader?.read()
    await say({ text: 'Bonjour' })
    expect((await reader?.read())?.value).toContain('data: {}')
    await reader?.cancel()
  })
})

describe('a trouble of the page', () => {
  it('breaks Twilio until it is switched off', async () => {
    await trouble('twilio429')
    const send = () => sdk.messages.create({ to: `whatsapp:${NUMBER}`, from: HOUSE, body: 'x' })
    await expect(send()).rejects.toMatchObject({ code: 20429 })
    expect(await (await trouble('twilio429', false)).json()).toEqual({ active: [] })
    await send()
  })

  it('breaks the model', async () => {
    await trouble('modelDown')
    const asked = sdkFor(simulator.anthropic.url).messages.create({
      model: 'claude-haiku-5-5',
      max_tokens: 9,
      messages: [{ role: 'user', content: 'x' }],
    })
    await expect(asked).rejects.toMatchObject({ status: 500 })
  })

  it('repeats webhooks, holds files back, leaves messages unread', async () => {
    for (const name of ['duplicates', 'lateMedia', 'unread']) await trouble(name)
    await say({ sample: 'image' })
    expect(new Set(house.received.map(({ form }) => form['MessageSid'])).size).toBe(1)
    expect(house.received).toHaveLength(3)
    const headers = { authorization: `Basic ${btoa(`${ACCOUNT.accountSid}:${ACCOUNT.authToken}`)}` }
    const ask = async () =>
      (await fetch(house.received[0]?.form['MediaUrl0'] ?? '', { headers, redirect: 'manual' })).status
    expect([await ask(), await ask(), await ask()]).toEqual([404, 404, 302])
    await thread()
    const { sid } = await sdk.messages.create({ to: `whatsapp:${NUMBER}`, from: HOUSE, body: 'x' })
    await house.waitForForms(6)
    await post('/read', { sids: [sid] })
    expect(simulator.twilio.messages.find(sid)?.status).toBe('delivered')
  })
})
