import { pino } from 'pino'
import type { DestinationStream, Logger as PinoLogger } from 'pino'

export type Logger = PinoLogger

/** Long digit runs are numbers of people: the country code and the last two digits are enough to recognise one. */
const phones = /\+?\d[\d .-]{6,}\d/g
const secrets = /\b(sk-[\w-]{8,}|sk_[\w-]{8,}|AC[0-9a-f]{32}|Basic [\w+/=]{8,}|Bearer [\w.~+/-]{8,})/g

/** Masks phone numbers and credentials in a text that goes to the log. */
export function mask(text: string): string {
  return text.replace(secrets, (found) => `${found.slice(0, 4)}…`).replace(phones, (found) => maskDigits(found))
}

function maskDigits(found: string): string {
  const digits = found.replace(/\D/g, '')
  return digits.length < 8 || isInstant(found) ? found : `${found.slice(0, 3)}…${digits.slice(-2)}`
}

const isInstant = (text: string) => /^\d{4}-\d{2}-\d{2}/.test(text)

const hidden = ['password', 'token', 'authToken', 'authorization', 'cookie', 'apiKey', 'body', 'message_body', 'phone']
const redact = hidden.flatMap((key) => [key, `*.${key}`])

/** Lines of JSON; names, numbers and secrets masked at every level. */
export function createLogger(level: string, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: redact, censor: '[masked]' },
    serializers: { err: serializeError },
    hooks: { streamWrite: mask },
  }
  return destination ? pino(options, destination) : pino(options)
}

function serializeError(error: unknown): unknown {
  if (!(error instanceof Error)) return error
  return { type: error.name, message: error.message, code: (error as { code?: unknown }).code, stack: error.stack }
}
