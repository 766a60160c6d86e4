import type { LineMode, SipTransport, api } from '@conciergerie/contract'
import type { z } from 'zod'
import { AppError } from '#src/errors.ts'
import type { Phrase } from '#src/text/phrase.ts'
import { toE164 } from '#src/text/phone.ts'
import { words } from './locales/error-words.ts'
import type { LineChange, LineRow } from './lines.store.ts'

export type NewLine = z.output<typeof api.lines.create.body>
export type LinePatch = z.output<typeof api.lines.update.body>

/** @throws AppError invalid */
export function readNumber(input: string, field = 'number'): string {
  const number = toE164(input)
  if (number !== null) return number
  throw new AppError('invalid', words.number, { fields: { [field]: words.numberField } })
}

interface SipAccount {
  mode: LineMode
  sip_username: string | null
  sip_domain: string | null
  sip_port: number | null
  transport: SipTransport
}

/** The columns that a form fills, checked; the password goes its own way. An empty text takes a value away. */
export function columnsOf(
  patch: LinePatch,
  before: Pick<LineRow, 'mode' | 'sip_username' | 'sip_domain' | 'sip_port' | 'transport'> | null,
  hasPassword: boolean,
): LineChange {
  const account: SipAccount = {
    mode: patch.mode ?? (before?.mode as LineMode | undefined) ?? 'twilio_stream',
    sip_username: given(patch.sipUsername, before?.sip_username),
    sip_domain: given(patch.sipDomain, before?.sip_domain),
    sip_port: patch.sipPort ?? before?.sip_port ?? null,
    transport: patch.transport ?? (before?.transport as SipTransport | undefined) ?? 'udp',
  }
  ensureSound(account, hasPassword)
  if (before === null || accountFields.some((field) => patch[field] !== undefined)) ensureCallable(account)
  return { ...account, ...(patch.number === undefined ? {} : { number: readNumber(patch.number) }) }
}

/** A line that was saved before this was refused can still be stopped, or given another number. */
const accountFields = ['mode', 'sipUsername', 'sipPassword', 'sipDomain', 'transport'] as const

/**
 * Over TLS calls come by the connection that registers, and an Asterisk proves itself by its account: without a username
 * nobody could ever call. Over UDP and TCP an operator may know us by our address alone. @throws AppError invalid
 */
function ensureCallable({ mode, sip_username, sip_domain, transport }: SipAccount): void {
  if (mode !== 'sip_bridge' || sip_username !== null) return
  const isAsterisk = sip_domain?.toLowerCase() === 'asterisk'
  if (!isAsterisk && transport !== 'tls') return
  const sipUsername = isAsterisk ? words.asteriskUsername : words.tlsUsername
  throw new AppError('invalid', words.sip, { fields: { sipUsername } })
}

function given(text: string | undefined, before: string | null | undefined): string | null {
  if (text === undefined) return before ?? null
  return text === '' ? null : text
}

/** What goes into SIP headers and DNS is checked here: neither may smuggle a line of its own. */
const domainShape =
  /^(?=.{1,250}$)([a-z0-9_]([a-z0-9_-]*[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?)*\.?|\[[0-9a-f:.]+\]|[0-9a-f:]+)$/i
const usernameShape = /^[^\s"<>\p{C}]+$/u

/** @throws AppError invalid */
function ensureSound({ mode, sip_username, sip_domain }: SipAccount, hasPassword: boolean): void {
  const wrong: Record<string, Phrase> = {}
  if (mode === 'sip_bridge' && sip_domain === null) wrong['sipDomain'] = words.sipDomain
  if (sip_domain !== null && !domainShape.test(sip_domain)) wrong['sipDomain'] = words.sipDomainShape
  if (sip_username !== null && !usernameShape.test(sip_username)) wrong['sipUsername'] = words.sipUsername
  if (mode === 'sip_bridge' && hasPassword && sip_username === null) wrong['sipUsername'] = words.sipUsernameMissing
  if (Object.keys(wrong).length > 0) throw new AppError('invalid', words.sip, { fields: wrong })
}

/** @throws AppError invalid */
export function readPassword(password: string): string {
  if (!/\p{C}/u.test(password)) return password
  throw new AppError('invalid', words.sip, { fields: { sipPassword: words.sipPassword } })
}
