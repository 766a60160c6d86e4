import { useSyncExternalStore } from 'react'

/** One clock for all that shows elapsed time, so that the whole page changes together. */
function createTicker(everyMs: number) {
  const listeners = new Set<() => void>()
  let now = Date.now()
  let timer: ReturnType<typeof setInterval> | undefined
  const tick = () => {
    now = Date.now()
    for (const listener of listeners) listener()
  }
  return {
    subscribe: (listener: () => void) => {
      if (listeners.size === 0) now = Date.now()
      listeners.add(listener)
      timer ??= setInterval(tick, everyMs)
      return () => {
        listeners.delete(listener)
        if (listeners.size > 0) return
        clearInterval(timer)
        timer = undefined
      }
    },
    read: () => now,
  }
}

const seconds = createTicker(1000)
const halfMinutes = createTicker(15_000)

/** The present, in ms, read again every second or every quarter of a minute. */
export function useNow(pace: 'second' | 'minute' = 'minute'): number {
  const ticker = pace === 'second' ? seconds : halfMinutes
  return useSyncExternalStore(ticker.subscribe, ticker.read)
}
