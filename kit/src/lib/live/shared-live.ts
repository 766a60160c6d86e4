import type { LiveEvent } from '@conciergerie/contract'
import { EventStream } from './event-stream.ts'
import type { LiveListener, LiveState, TabMessage } from './live-types.ts'

export interface SharedLiveParts extends LiveListener {
  url: string
  /** Tabs that see the same events share one stream: one name for each house. */
  name: string
  open?: (url: string) => EventSource
}

/**
 * The live events of this browser. One tab, the leader, holds the stream and passes it on; when it closes, another
 * takes the lock and goes on from the last event that it heard of.
 */
export class SharedLive {
  readonly #parts: SharedLiveParts
  readonly #leaving = new AbortController()
  readonly #channel: BroadcastChannel
  #stream: EventStream | null = null
  #state: LiveState = 'connecting'
  #seq: number | null = null

  constructor(parts: SharedLiveParts) {
    this.#parts = parts
    this.#channel = new BroadcastChannel(parts.name)
    this.#channel.onmessage = ({ data }: MessageEvent<TabMessage>) => {
      this.#hear(data)
    }
  }

  start(): void {
    this.#say({ kind: 'hello' })
    void this.#takeTurn()
  }

  stop(): void {
    this.#leaving.abort()
    this.#stream?.stop()
    this.#stream = null
    this.#channel.close()
  }

  hurry(): void {
    this.#stream?.hurry()
  }

  async #takeTurn(): Promise<void> {
    const { signal } = this.#leaving
    // Plain http on a local network has no locks: each tab then has its own stream.
    if (!('locks' in navigator)) {
      this.#lead()
      return
    }
    try {
      await navigator.locks.request(this.#parts.name, { signal }, () => this.#leadUntilStopped(signal))
    } catch (error) {
      if (!signal.aborted) throw error
    }
  }

  #leadUntilStopped(signal: AbortSignal): Promise<void> {
    this.#lead()
    return new Promise((resolve) => {
      signal.addEventListener('abort', () => {
        resolve()
      })
    })
  }

  #lead(): void {
    if (this.#leaving.signal.aborted) return
    const { url, open } = this.#parts
    this.#stream = new EventStream({
      url,
      seq: this.#seq,
      ...(open ? { open } : {}),
      onChange: (event) => {
        this.#change(event)
        this.#say({ kind: 'change', event })
      },
      onReset: (seq) => {
        this.#reset(seq)
        this.#say({ kind: 'reset', seq })
      },
      onState: (state) => {
        this.#enter(state)
        this.#say({ kind: 'state', state, seq: this.#seq })
      },
    })
    this.#stream.start()
  }

  #hear(message: TabMessage): void {
    if (message.kind === 'hello') {
      if (this.#stream) this.#say({ kind: 'state', state: this.#state, seq: this.#seq })
      return
    }
    // A leader hears only itself through its stream; another one is a tab without locks.
    if (this.#stream) return
    if (message.kind === 'change') this.#change(message.event)
    if (message.kind === 'reset') this.#reset(message.seq)
    if (message.kind === 'state') {
      this.#seq ??= message.seq
      this.#enter(message.state)
    }
  }

  #change(event: LiveEvent): void {
    this.#seq = event.seq
    this.#parts.onChange(event)
  }

  #reset(seq: number): void {
    this.#seq = seq
    this.#parts.onReset()
  }

  #enter(state: LiveState): void {
    if (state === this.#state) return
    this.#state = state
    this.#parts.onState(state)
  }

  #say(message: TabMessage): void {
    this.#channel.postMessage(message)
  }
}
