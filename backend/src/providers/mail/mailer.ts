/** A letter by intention; the adapter knows how it travels. */
export interface Letter {
  to: string
  subject: string
  text: string
}

export interface Mailer {
  /** False when nothing can be sent: callers then do without, they do not queue for ever. */
  readonly enabled: boolean
  /** @throws when the server refuses or cannot be reached; the job that called tries again */
  send(letter: Letter): Promise<void>
}
