import type { AcceptedMessage, MessagingAccount, SentMessage } from './messaging.ts'

/** Where a house's SMS leave from. */
export interface SmsLine {
  account: MessagingAccount
  /** E.164. */
  number: string
}

/** Short messages. Every call may throw a MessagingError and ends within some ten seconds. */
export interface SmsSender {
  /**
   * @param to E.164
   * @param statusUrl where the provider reports how far it got
   */
  send(line: SmsLine, to: string, text: string, statusUrl: string): Promise<AcceptedMessage>
  /** What this line lately sent to somebody, newest first: to learn what became of a call without an answer. */
  findSent(line: SmsLine, to: string): Promise<SentMessage[]>
}

/**
 * Typographic marks that the alphabet of SMS (GSM 03.38) lacks, put plainly: one of them would make every message of 160
 * characters three of 70. Letters stay as they are.
 */
export function plainForSms(text: string): string {
  return text
    .replaceAll(/[’‘]/g, "'")
    .replaceAll(/«\s*|\s*»|[“”]/g, '"')
    .replaceAll(/[\u00a0\u202f\u2009]/g, ' ')
    .replaceAll('…', '...')
    .replaceAll(/[–—·]/g, '-')
    .replaceAll('œ', 'oe')
}
