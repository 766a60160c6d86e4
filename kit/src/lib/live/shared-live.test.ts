import type { LiveEvent } from '@conciergerie/contract'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { SharedLive } from './shared-live.ts'

/** A stream whose server is the test. */
class ScriptedSource extends EventTarget {
  isClosed = false
  readonly url: string

  constructor(url: string) {
    super()
    this.url = url
  }
  close(): void {
    this.isClosed = true
  }
  opens(): void {
    this.dispatchEvent(new Event('open'))
  }
  sends(name: 'change' | 'reset', data: unknown): void {
    this.dispatchEvent(new MessageEvent(name, { data: JSON.stringify(data) }))
  }
  breaks(): void {
    this.dispatchEvent(new Event('error'))
  }
}

/** The browser's locks, for tabs of one test. */
function createLocks() {
  let tail = Promise.resolve()
  return {
    request(_name: string, { signal }: { signal: AbortSignal }, run: () => Promise<void>): Promise<void> {
      const turn = tail.then(() => (signal.aborted ? undefined : run()))
      tail = turn
      return turn
    },
  }
}

interface Tab {
  live: SharedLive
  seen: string[]
  sources: ScriptedSource[]
}

const tabs: Tab[] = []
const change = (seq: number): LiveEvent => ({ seq, topic: 'messages', id: 1 })

function openTab(): Tab {
  const seen: string[] = []
  const sources: ScriptedSource[] = []
  const live = new SharedLive({
    url: '/api/live',
    name: 'house-1',
    open: (url) => {
      const source = new ScriptedSource(url)
      sources.push(source)
      return source as unknown as EventSource
    },
    onChange: ({ seq }) => seen.push(`change ${seq}`),
    onReset: () => seen.push('reset'),
    onState: (state) => seen.push(state),
  })
  live.start()
  const tab = { live, seen, sources }
  tabs.push(tab)
  return tab
}

beforeEach(() => {
  Object.defineProperty(navigator, 'locks', { value: createLocks(), configurable: true })
})
afterEach(() => {
  for (const { live } of tabs.splice(0)) live.stop()
})

describe('tabs of one browser', () => {
  it('share one stream: the leader passes on what it hears', async () => {
    const leader = openTab()
    await vi.waitFor(() => {
      expect(leader.sources).toHaveLength(1)
    })
    const follower = openTab()
    leader.sources[0]?.opens()
    leader.sources[0]?.sends('change', change(5))
    await vi.waitFor(() => {
      expect(follower.seen).toEqual(['live', 'change 5'])
    })
    expect(follower.sources).toHaveLength(0)
  })

  it('tell a newcomer how things stand', async () => {
    const leader = openTab()
    await vi.waitFor(() => {
      expect(leader.sources).toHaveLength(1)
    })
    leader.sources[0]?.opens()
    const newcomer = openTab()
    await vi.waitFor(() => {
      expect(newcomer.seen).toEqual(['live'])
    })
  })

  it('go on from the last event when the leader closes', async () => {
    const leader = openTab()
    await vi.waitFor(() => {
      expect(leader.sources).toHaveLength(1)
    })
    const heir = openTab()
    leader.sources[0]?.opens()
    leader.sources[0]?.sends('change', change(41))
    await vi.waitFor(() => {
      expect(heir.seen).toContain('change 41')
    })
    leader.live.stop()
    await vi.waitFor(() => {
      expect(heir.sources.map(({ url }) => url)).toEqual(['/api/live?cursor=41'])
    })
    expect(leader.sources[0]?.isClosed).toBe(true)
  })
})

describe('a stream', () => {
  it('comes back from the event it had reached, and passes over what it knows', async () => {
    vi.useFakeTimers()
    try {
      const tab = openTab()
      await vi.advanceTimersByTimeAsync(0)
      tab.sources[0]?.opens()
      tab.sources[0]?.sends('change', change(8))
      tab.sources[0]?.breaks()
      expect(tab.seen).toEqual(['live', 'change 8', 'lost'])
      await vi.advanceTimersByTimeAsync(2000)
      expect(tab.sources.map(({ url }) => url)).toEqual(['/api/live', '/api/live?cursor=8'])
      tab.sources[1]?.opens()
      tab.sources[1]?.sends('change', change(8))
      tab.sources[1]?.sends('reset', { seq: 90 })
      tab.sources[1]?.sends('change', change(91))
      expect(tab.seen.slice(3)).toEqual(['live', 'reset', 'change 91'])
    } finally {
      vi.useRealTimers()
    }
  })

  it('tries again at once when the network is back', async () => {
    const tab = openTab()
    await vi.waitFor(() => {
      expect(tab.sources).toHaveLength(1)
    })
    tab.sources[0]?.breaks()
    tab.live.hurry()
    expect(tab.sources).toHaveLength(2)
  })
})
