import { createTransport } from 'nodemailer'
import type { SendMailOptions } from 'nodemailer'
import { isFictionalAddress } from '#src/text/fiction.ts'
import type { ProviderMeter } from '../meter.ts'
import { MailError } from './mailer.ts'
import type { Letter, Mailer } from './mailer.ts'

const timeoutMs = 10_000

/** Letters over SMTP, one connection a letter: they are few. */
export function createSmtpMailer(
  smtpUrl: string,
  from: string,
  meter: ProviderMeter,
  { sparesFiction = false }: { sparesFiction?: boolean } = {},
): Mailer {
  const transport = createTransport(
    { url: smtpUrl, connectionTimeout: timeoutMs, greetingTimeout: timeoutMs, socketTimeout: timeoutMs },
    { from },
  )
  const domain = /@([\w.-]+)/.exec(from)?.[1] ?? 'localhost'
  return {
    enabled: true,
    async send(letter) {
      if (sparesFiction && isFictionalAddress(letter.to))
        throw new MailError('fictional', 'the address is nobody’s', 'refused')
      const start = performance.now()
      try {
        await transport.sendMail(describe(letter, domain))
        meter.called('smtp', performance.now() - start)
      } catch (error) {
        const failure = explainSmtp(error)
        meter.failed('smtp', failure.code, 'SMTP delivery failed', null)
        throw failure
      }
    },
  }
}

function describe({ id, calendar, ...letter }: Letter, domain: string): SendMailOptions {
  return {
    ...letter,
    ...(id !== undefined && { messageId: `<${id}@${domain}>` }),
    ...(calendar && { icalEvent: { ...calendar, filename: 'reservation.ics' } }),
  }
}

const neverConnected = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'])
const beforeHandOver = new Set(['EDNS', 'EAUTH', 'ETLS', 'CONNECT_TIMEOUT', 'GREETING_TIMEOUT'])
const malformed = new Set(['EENVELOPE', 'EMESSAGE'])

interface SmtpFailure {
  code?: string
  originalCode?: string
  responseCode?: number
  timeoutType?: string
  message?: string
}

/** What an error of the library says: a silence after the greeting may hide a letter that was taken. */
function explainSmtp(error: unknown): MailError {
  const { code = 'error', originalCode, responseCode, timeoutType, message } = (error ?? {}) as SmtpFailure
  const words = message ?? 'no answer that could be read'
  if (responseCode !== undefined)
    return new MailError(String(responseCode), words, responseCode >= 500 ? 'refused' : 'not_sent', error)
  if (malformed.has(code)) return new MailError(code, words, 'refused', error)
  const early =
    neverConnected.has(originalCode ?? '') || beforeHandOver.has(code) || beforeHandOver.has(timeoutType ?? '')
  return new MailError(originalCode ?? code, words, early ? 'not_sent' : 'unknown', error)
}

/** Without SMTP_URL: notices stay in the dashboard. */
export const noMailer: Mailer = { enabled: false, send: () => Promise.resolve() }
