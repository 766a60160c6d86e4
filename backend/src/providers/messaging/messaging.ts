/** A Twilio account and what opens it. */
export interface MessagingAccount {
  sid: string
  token: string
  /** For whom it is used, so that its failures are counted under the right house. */
  conciergerieId: number | null
}

/** Whose voice a message is: a number (E.164), a pool, or a number of a pool. */
export interface Sender {
  number: string | null
  messagingServiceSid: string | null
}

export interface OutgoingMessage {
  sender: Sender
  /** E.164, or a business-scoped id. */
  to: string
  content:
    | { kind: 'free'; text: string; mediaUrl: string | null }
    | { kind: 'template'; contentSid: string; variables: Record<string, string> }
  /** Where the provider reports how far the message got. */
  statusUrl: string
}

export interface AcceptedMessage {
  sid: string
  /** In the provider's words. */
  status: string
}

/** A message that the provider says it took from us. */
export interface SentMessage extends AcceptedMessage {
  text: string
  hasMedia: boolean
  at: Date
}

/** A client's message as the provider keeps it: without what only its webhook tells (profile name, place, button). */
export interface ReceivedMessage {
  sid: string
  from: string
  to: string
  messagingServiceSid: string | null
  text: string
  mediaCount: number
  at: Date
}

/**
 * What may be believed after a failed call:
 * - `refused`: it answered no, and will again
 * - `not_sent`: it never took the message, so another try cannot double it
 * - `unknown`: it may have taken the message
 */
export type CallOutcome = 'refused' | 'not_sent' | 'unknown'

export class MessagingError extends Error {
  override readonly name = 'MessagingError'
  /** The provider's number, or `timeout`, `network`, `http_502`. */
  readonly code: string
  readonly outcome: CallOutcome
  /** HTTP status of the answer, 0 without one. */
  readonly status: number

  constructor(
    code: string,
    message: string,
    { outcome, status, cause }: { outcome: CallOutcome; status: number; cause?: unknown },
  ) {
    super(message, { cause })
    this.code = code
    this.outcome = outcome
    this.status = status
  }
}

/** What a house asks of WhatsApp. Every call may throw a MessagingError and ends within some ten seconds. */
export interface Messaging {
  send(account: MessagingAccount, message: OutgoingMessage): Promise<AcceptedMessage>
  /** What this account lately sent to somebody, newest first: to learn what became of a call without an answer. */
  findSent(account: MessagingAccount, query: { sender: Sender; to: string }): Promise<SentMessage[]>
  /** Shows the client that an answer is being written, and marks their message as read; ends by itself after 25 s. */
  showTyping(account: MessagingAccount, messageSid: string): Promise<void>
}

/** What an account received, read back. Every call may throw a MessagingError. */
export interface ReceivedBook {
  /** What clients wrote to this account on WhatsApp between two instants, oldest first. */
  findReceived(account: MessagingAccount, between: { since: Date; until: Date }): Promise<ReceivedMessage[]>
  /** The files of a message, as its webhook would have named them. */
  listMedia(account: MessagingAccount, messageSid: string): Promise<{ url: string; contentType: string }[]>
}

/** A file that a client sent. */
export interface FetchedMedia {
  contentType: string
  content: Buffer
}

export type MediaFailure = 'refused_url' | 'not_found' | 'too_large' | 'timeout' | 'unreachable'

export class MediaError extends Error {
  override readonly name = 'MediaError'
  readonly failure: MediaFailure
  /** Another try may succeed. */
  readonly passing: boolean

  constructor(failure: MediaFailure, message: string, passing: boolean, cause?: unknown) {
    super(message, { cause })
    this.failure = failure
    this.passing = passing
  }
}

export interface MediaFetcher {
  /**
   * Fetches a file of a message of this account.
   * @throws MediaError
   */
  fetchMedia(account: MessagingAccount, url: string): Promise<FetchedMedia>
}
