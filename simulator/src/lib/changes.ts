export interface WaitOptions {
  /** Default 5,000. */
  timeoutMs?: number
  /** Named in the error when nothing came: "a reply to +336…". */
  what?: string
}

/** What stores announce when they change, so that tests wait on a condition instead of sleeping. */
export class Changes {
  readonly #listeners = new Set<() => void>()

  announce(): void {
    for (const listener of [...this.#listeners]) listener()
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
}

/** Nothing came in time; over HTTP, 504. */
class WaitedTooLong extends Error {
  override readonly name = 'WaitedTooLong'
  readonly status = 504
}

/**
 * Resolves with the first truthy value of `probe`, asked again at each change.
 * Rejects after `timeoutMs` with a sentence that names what was waited for.
 */
export function waitFor<T>(changes: Changes, probe: () => T | undefined | null | false, options: WaitOptions = {}) {
  const { timeoutMs = 5000, what = 'the condition' } = options
  return new Promise<T>((resolve, reject) => {
    const look = () => {
      try {
        const found = probe()
        if (found)
          settle(() => {
            resolve(found)
          })
      } catch (error) {
        settle(() => {
          reject(error instanceof Error ? error : new Error(String(error)))
        })
      }
    }
    const unsubscribe = changes.subscribe(look)
    const timer = setTimeout(() => {
      settle(() => {
        reject(new WaitedTooLong(`waited ${timeoutMs} ms for ${what}`))
      })
    }, timeoutMs)
    const settle = (finish: () => void) => {
      unsubscribe()
      clearTimeout(timer)
      finish()
    }
    look()
  })
}
