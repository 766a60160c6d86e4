import { Armed, matchesFields } from '#sim/lib/armed.ts'

/** What may go wrong, and where it strikes. */
export type RealtimeFault =
  /** The upgrade is answered with this status: 401, 429, 503… */
  | { at: 'upgrade'; kind: 'status'; status: number }
  /** The upgrade is never answered. */
  | { at: 'upgrade'; kind: 'hang' }
  /** The session is never told to be there. */
  | { at: 'session'; kind: 'silent' }
  /** `error` in place of `session.updated`. */
  | { at: 'session'; kind: 'error'; code: string; message: string }
  /** First audio so many milliseconds later. */
  | { at: 'response'; kind: 'slow'; ms: number }
  /** `response.done` with status `failed`. */
  | { at: 'response'; kind: 'failed'; code: string; message: string }
  /** `status: incomplete`: cut by `max_output_tokens` or a filter, after the first words. */
  | { at: 'response'; kind: 'incomplete'; reason: 'max_output_tokens' | 'content_filter' }
  /** An `error` event beside the answer, which goes on. */
  | { at: 'response'; kind: 'error'; code: string; message: string }
  /** The socket is torn away (1006), or closed with a code, once so much audio was sent. */
  | { at: 'response'; kind: 'close'; code?: number; afterMs?: number }
  /** `session_expired`, then closed. */
  | { at: 'response'; kind: 'expired' }
  /** Every event of the answer comes twice. */
  | { at: 'response'; kind: 'twice' }
  /** Events that nobody knows come between those of the answer. */
  | { at: 'response'; kind: 'unknown-events' }
  | { at: 'transcription'; kind: 'failed' }
  /** Never sent. */
  | { at: 'transcription'; kind: 'lost' }
  /** Before the answer begins, instead of after it. */
  | { at: 'transcription'; kind: 'early' }
  /** Any operation of the REST API answers so. */
  | { at: RestOperation; kind: 'status'; status: number }
  | { at: RestOperation; kind: 'hang' }
  | { at: RestOperation; kind: 'reset' }
  /** 200, and the call dies: its socket is 404. A bad payload does that. */
  | { at: 'accept'; kind: 'dies' }
  /** 404: the caller has hung up. */
  | { at: 'accept'; kind: 'gone' }
  /** 200, and no REFER on the wire: the call goes on. */
  | { at: 'refer'; kind: 'ignored' }

export type RestOperation = 'accept' | 'reject' | 'refer' | 'hangup'
type Place = RealtimeFault['at']
type At<P, F = RealtimeFault> = F extends { at: infer A } ? (P extends A ? F : never) : never
export type RestFault = At<RestOperation>

/** Armed like the other simulators’: `add(fault, {times})`; each strikes where it belongs. */
export class RealtimeFaults {
  readonly #armed = new Armed<RealtimeFault, { at?: Place }>(matchesFields)

  add(fault: RealtimeFault, options?: { times?: number | 'always' }): () => void {
    return this.#armed.add(fault, { at: fault.at }, options)
  }

  take<P extends Place>(at: P): At<P> | undefined {
    return this.#armed.take({ at }) as At<P> | undefined
  }

  clear(): void {
    this.#armed.clear()
  }
}
