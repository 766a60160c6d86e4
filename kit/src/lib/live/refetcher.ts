import type { LiveEvent } from '@conciergerie/contract'
import type { Query, QueryClient } from '@tanstack/react-query'
import { isRetriable } from '../api-client.ts'
import { isConcerned } from './matches.ts'

const paceMs = 500
/** After an answer that did not come: a busy server gets some air. */
const failedPaceMs = 10_000

/**
 * Reads again what live events made old: only what is on screen, only while the tab is visible, each query at most
 * once in 500 ms however many events come. The first event of a calm moment is acted on at once. What could not be read
 * stays old until it can: the event will not come twice.
 */
export class Refetcher {
  readonly #client: QueryClient
  readonly #isVisible: () => boolean
  readonly #waiting = new Set<string>()
  /** When each query may be read again. */
  readonly #nextAt = new Map<string, number>()
  #timer: ReturnType<typeof setTimeout> | undefined
  #isStopped = false

  constructor(client: QueryClient, isVisible: () => boolean = () => document.visibilityState === 'visible') {
    this.#client = client
    this.#isVisible = isVisible
  }

  onChange = (event: LiveEvent): void => {
    this.#markOld((query) => isConcerned(query, event))
  }

  /** Everything may be old: events were missed, or none can come. */
  everything = (): void => {
    this.#markOld(() => true)
  }

  /** The tab is looked at again. */
  resume = (): void => {
    this.#flush()
  }

  stop(): void {
    this.#isStopped = true
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#waiting.clear()
  }

  #markOld(predicate: (query: Query) => boolean): void {
    for (const query of this.#client.getQueryCache().getAll()) {
      if (!predicate(query)) continue
      query.invalidate()
      this.#waiting.add(query.queryHash)
    }
    this.#flush()
  }

  #flush(): void {
    if (!this.#isVisible()) return
    const cache = this.#client.getQueryCache()
    for (const hash of [...this.#waiting]) {
      const query = cache.get(hash)
      // One that is not on screen stays invalidated: it is read again when it is shown.
      if (!query?.isActive()) this.#waiting.delete(hash)
      else if (this.#mayReadNow(query)) this.#read(query)
    }
    this.#schedule()
  }

  // An answer under way may have been made before the event: it is waited for, then asked again.
  #mayReadNow({ queryHash, state }: Query): boolean {
    return state.fetchStatus === 'idle' && performance.now() >= (this.#nextAt.get(queryHash) ?? 0)
  }

  #read(query: Query): void {
    const { queryHash, queryKey } = query
    this.#waiting.delete(queryHash)
    this.#nextAt.set(queryHash, performance.now() + paceMs)
    void this.#client.refetchQueries({ queryKey, exact: true }, { cancelRefetch: false }).then(() => {
      if (this.#isStopped || !isRetriable(query.state.error)) return
      this.#nextAt.set(queryHash, performance.now() + failedPaceMs)
      this.#waiting.add(queryHash)
      this.#schedule()
    })
  }

  #schedule(): void {
    if (this.#waiting.size === 0 || this.#timer !== undefined) return
    this.#timer = setTimeout(() => {
      this.#timer = undefined
      this.#flush()
    }, paceMs)
  }
}
