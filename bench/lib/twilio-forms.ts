import { createHmac } from 'node:crypto'
import { httpRequest } from './load.ts'

export const account = { sid: `AC${'b'.repeat(32)}`, token: 'bench-token-of-32-characters-xxx' }
export const numberOfHouse = (index: number) => `+3393900${String(index + 1).padStart(4, '0')}`
export const numberOfClient = (index: number) => `+3363998${String(index).padStart(5, '0')}`
export const publicUrl = 'http://bench.example'
const path = '/webhook/whatsapp'

/** Signed as Twilio signs: URL, then each key and value, keys sorted. */
function sign(form: Record<string, string>): string {
  const text = Object.keys(form)
    .sort()
    .reduce((all, key) => `${all}${key}${form[key] ?? ''}`, `${publicUrl}${path}`)
  return createHmac('sha1', account.token).update(text).digest('base64')
}

const pad = (value: number, length: number) => value.toString(16).padStart(length, '0')

/** One signed webhook as bytes; `index` makes its MessageSid, `client` its sender, `house` its addressee. */
export function webhookRequest(index: number, client: number, body: string, house = 0): Buffer {
  const from = numberOfClient(client)
  const sid = `SM${pad(index, 32)}`
  const form = {
    AccountSid: account.sid,
    ApiVersion: '2010-04-01',
    Body: body,
    From: `whatsapp:${from}`,
    MessageSid: sid,
    MessageType: 'text',
    NumMedia: '0',
    NumSegments: '1',
    ProfileName: `Client ${client}`,
    SmsMessageSid: sid,
    SmsSid: sid,
    SmsStatus: 'received',
    To: `whatsapp:${numberOfHouse(house)}`,
    WaId: from.slice(1),
  }
  const headers = { 'Content-Type': 'application/x-www-form-urlencoded', 'X-Twilio-Signature': sign(form) }
  return httpRequest('POST', path, headers, new URLSearchParams(form).toString())
}
