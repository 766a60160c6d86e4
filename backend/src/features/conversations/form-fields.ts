import { AppError } from '#src/errors.ts'
import type { Identities } from '#src/features/clients/identities.ts'
import type { Form } from '#src/http/signatures.ts'
import { words } from './locales/error-words.ts'

const messageSid = /^(?:SM|MM)[0-9a-f]{32}$/
const accountSid = /^AC[0-9a-f]{32}$/i
const serviceSid = /^MG[0-9a-f]{32}$/i
const number = /^(?:whatsapp:)?(\+[1-9]\d{5,16})$/
const businessScopedId = /^(?:whatsapp:)?([A-Z]{2}\.(?:ENT\.)?[A-Za-z0-9]{1,128})$/

/*
 * Twilio signs names and values without separators: in a captured request the boundaries can be moved and the signature
 * still holds. So each parameter that we use is read by name and must have its own shape, and a name that has swallowed
 * its value is refused.
 */
const swallowable =
  /^(?:SmsMessageSid|SmsSid|MessageSid|AccountSid|MessagingServiceSid|ApiVersion|SmsStatus|MessageStatus|MessageType|NumSegments|NumMedia|MediaUrl\d|MediaContentType\d|ExternalUserId|ProfileName|OptOutType|ErrorCode|ChannelMetadata|Body|From|WaId|To)/

/** @throws AppError invalid when a parameter is missing and another begins with its name */
export function ensureBoundaries(form: Form): void {
  for (const name of Object.keys(form)) {
    const whole = swallowable.exec(name)?.[0]
    if (whole !== undefined && whole !== name && form[whole] === undefined) throw invalid(whole)
  }
}

/** The value of a parameter, without NUL characters; empty when absent. @throws AppError invalid when sent twice with two values */
export function readText(form: Form, name: string, max = 65_536): string {
  const value = form[name]
  if (value === undefined) return ''
  if (typeof value === 'string') return clean(value, max)
  const [first = '', ...rest] = value
  if (rest.some((other) => other !== first)) throw invalid(name)
  return clean(first, max)
}

export const readOptional = (form: Form, name: string, max?: number): string | null => readText(form, name, max) || null

function clean(value: string, max: number): string {
  const text = value.length > max ? value.slice(0, max) : value
  return text.includes('\0') ? text.replaceAll('\0', '') : text
}

const invalid = (name: string) => new AppError('invalid', words.parameter(name))

function readShape(form: Form, name: string, shape: RegExp): string | null {
  const value = readText(form, name)
  if (value === '') return null
  const found = shape.exec(value)
  if (!found) throw invalid(name)
  return found[1] ?? value
}

function required(value: string | null, name: string): string {
  if (value === null) throw invalid(name)
  return value
}

export const readMessageSid = (form: Form) => required(readShape(form, 'MessageSid', messageSid), 'MessageSid')
export const readAccountSid = (form: Form) => required(readShape(form, 'AccountSid', accountSid), 'AccountSid')
export const readServiceSid = (form: Form) => readShape(form, 'MessagingServiceSid', serviceSid)
export const readRepliedTo = (form: Form) =>
  messageSid.test(readText(form, 'OriginalRepliedMessageSid')) ? readText(form, 'OriginalRepliedMessageSid') : null

/** A number of ours, E.164. */
export const readOurNumber = (form: Form, name: 'To' | 'From') => required(readShape(form, name, number), name)

/** Who writes: a number or a business-scoped id in `From`, and what else Twilio knows of the person. */
export function readSender(form: Form): Identities {
  const from = readText(form, 'From')
  const phone = number.exec(from)?.[1] ?? null
  const bsuid = readShape(form, 'ExternalUserId', businessScopedId) ?? businessScopedId.exec(from)?.[1] ?? null
  if (phone === null && bsuid === null) throw invalid('From')
  const digits = readShape(form, 'WaId', /^\d{5,20}$/)
  return { phone, whatsapp: digits !== null && `+${digits}` !== phone ? digits : null, bsuid }
}
