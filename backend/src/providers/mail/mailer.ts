/** A letter by intention; the adapter knows how it travels. */
export interface Letter {
  to: string
  subject: string
  text: string
  /** The same, for who reads HTML. */
  html?: string
  /** Where an answer goes, when it is not where the letter comes from. */
  replyTo?: string
  /** Local part of the Message-ID: the same letter sent again is known as the same. */
  id?: string
  /** An appointment that the reader's calendar takes or takes back. */
  calendar?: { method: 'REQUEST' | 'CANCEL'; content: string }
}

/**
 * What may be believed after a failure:
 * - `refused`: the server answered no, and will again
 * - `not_sent`: the letter was never handed over, so another try cannot double it
 * - `unknown`: it was handed over, and no answer came
 */
export type MailOutcome = 'refused' | 'not_sent' | 'unknown'

export class MailError extends Error {
  override readonly name = 'MailError'
  /** The server's number, or the name of the network's failure. */
  readonly code: string
  readonly outcome: MailOutcome

  constructor(code: string, message: string, outcome: MailOutcome, cause?: unknown) {
    super(message, { cause })
    this.code = code
    this.outcome = outcome
  }
}

export interface Mailer {
  /** False when nothing can be sent: callers then do without, they do not queue for ever. */
  readonly enabled: boolean
  /** @throws MailError; the job that called decides whether to try again */
  send(letter: Letter): Promise<void>
}
