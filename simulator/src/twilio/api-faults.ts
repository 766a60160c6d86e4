import { Armed, matchesFields } from '#sim/lib/armed.ts'

/** What is asked of the REST API. */
export type Operation =
  'create' | 'list' | 'fetch' | 'delete' | 'media' | 'typing' | 'content' | 'account' | 'call' | 'recording'

/** What may happen to a call of the REST API. */
export type ApiFault =
  /** One of Twilio's codes: in the answer, or in a status callback of an accepted message, as that code comes. */
  | { kind: 'error'; code: number; message?: string; channelMessage?: string; when?: 'rest' | 'callback' }
  /** Something before Twilio answered: a 502 with a page of HTML. */
  | { kind: 'status'; status: number; body?: string }
  /** 200 with something that is no JSON. */
  | { kind: 'garbage'; body?: string }
  | { kind: 'slow'; ms: number }
  /** Never answered; nothing was done. */
  | { kind: 'hang' }
  /** Connection reset; nothing was done. */
  | { kind: 'reset' }
  /** Done, then the connection drops before the answer. */
  | { kind: 'drop-after-accept' }
  /** Done, never answered. */
  | { kind: 'hang-after-accept' }

export interface ApiFilter {
  operation?: Operation
  /** Recipient of a create call, as given: `whatsapp:+33…`. */
  to?: string
}

export class ApiFaults extends Armed<ApiFault, ApiFilter> {
  constructor() {
    super(matchesFields)
  }
}
