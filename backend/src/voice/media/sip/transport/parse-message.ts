import { IncomingResponseMessage, LoggerFactory, Parser } from 'sip.js/lib/core/index.js'
import type { IncomingRequestMessage } from 'sip.js/lib/core/index.js'

const loggers = new LoggerFactory()
loggers.builtinEnabled = false
const quiet = loggers.getLogger('sip')

/** SIP.js tells every message it handles; what matters of that we tell ourselves. */
export const quietLoggers = loggers

export type Incoming = IncomingRequestMessage | IncomingResponseMessage

/** @returns null for what is no SIP message, or one that nobody could answer */
export function parseMessage(text: string): Incoming | null {
  try {
    const message = Parser.parseMessage(oneViaALine(text), quiet)
    return message && isAnswerable(message) ? message : null
  } catch {
    return null
  }
}

/** SIP.js reads one Via a line; some stacks write them all on one, with commas between (RFC 3261 § 7.3.1). */
function oneViaALine(text: string): string {
  const headEnd = text.indexOf('\r\n\r\n')
  const head = headEnd === -1 ? text : text.slice(0, headEnd)
  if (!/^(via|v)[ \t]*:[^\r\n]*,/im.test(head)) return text
  const split = head.replace(/^(?:via|v)[ \t]*:([^\r\n]*,[^\r\n]*)/gim, (_, values: string) =>
    values
      .split(',')
      .map((value) => `Via: ${value.trim()}`)
      .join('\r\n'),
  )
  return split + text.slice(head.length)
}

/** Every header that SIP.js counts on; the branch must be of RFC 3261, since transactions are told apart by it. */
function isAnswerable(message: Incoming): boolean {
  const { via, viaBranch, from, fromTag, to, callId, cseq, method } = message as Partial<Incoming>
  const complete = via && from && fromTag && to && callId && Number.isSafeInteger(cseq) && method
  if (!complete || !viaBranch?.startsWith('z9hG4bK')) return false
  if (message instanceof IncomingResponseMessage) return message.statusCode !== undefined
  return Boolean(message.ruri) && cseqMethod(message) === method
}

const cseqMethod = (message: Incoming) => /^\d+\s+(\S+)$/.exec(message.getHeader('cseq') ?? '')?.[1]
