import { BadRequest } from '#sim/lib/errors-as-json.ts'
import type { InboundMessage } from '#sim/twilio/inbound-message.ts'
import { isSampleKind, sampleMessage } from './samples/samples.ts'

const NUMBER = /^\+[1-9]\d{6,14}$/
const LONGEST_TEXT = 4096
const LONGEST_NAME = 80

export interface Spoken {
  number: string
  house: string | null
  message: Omit<InboundMessage, 'from' | 'to'>
}

type Fields = Record<string, unknown>

export function numberIn(value: unknown): string {
  if (typeof value !== 'string' || !NUMBER.test(value)) throw new BadRequest('number: +, then 7 to 15 digits')
  return value
}

function contentIn({ text, sample, file }: Fields): Omit<InboundMessage, 'from' | 'to'> {
  if (isSampleKind(sample)) return sampleMessage(sample)
  const body = typeof text === 'string' ? text : ''
  if (body.length > LONGEST_TEXT) throw new BadRequest(`text: at most ${LONGEST_TEXT} characters`)
  if (typeof file === 'object' && file !== null) {
    const { contentType, base64 } = file as Fields
    if (typeof contentType !== 'string' || typeof base64 !== 'string')
      throw new BadRequest('file: contentType and base64')
    return { body, media: [{ contentType, bytes: Buffer.from(base64, 'base64') }] }
  }
  if (body.trim() === '') throw new BadRequest('text, sample or file: one is needed')
  return { body }
}

/** What somebody does on the phone page. @throws {BadRequest} in words that a developer reads */
export function readSpoken(body: unknown): Spoken {
  const fields = (typeof body === 'object' && body !== null ? body : {}) as Fields
  const name = typeof fields['name'] === 'string' ? fields['name'].trim().slice(0, LONGEST_NAME) : ''
  return {
    number: numberIn(fields['number']),
    house: fields['house'] === undefined ? null : numberIn(fields['house']),
    message: { ...contentIn(fields), ...(name !== '' && { profileName: name }) },
  }
}
