import type { LiveEvent } from '@conciergerie/contract'
import type { LiveState } from './live-types.ts'

export interface StreamParts {
  /** Address of the stream, without a cursor. */
  url: string
  /** Last event that was seen, or null to begin now. */
  seq: number | null
  open?: (url: string) => EventSource
  onChange: (event: LiveEvent) => void
  onReset: (seq: number) => void
  onState: (state: LiveState) => void
}

const longestWaitMs = 10_000

/** One server-sent stream that comes back by itself, from the event it had reached. */
export class EventStream {
  readonly #parts: StreamParts
  readonly #open: (url: string) => EventSource
  #source: EventSource | null = null
  #timer: ReturnType<typeof setTimeout> | undefined
  #failures = 0
  #seq: number | null

  constructor(parts: StreamParts) {
    this.#parts = parts
    this.#seq = parts.seq
    this.#open = parts.open ?? ((url) => new EventSource(url))
  }

  start(): void {
    const { url } = this.#parts
    const source = this.#open(this.#seq === null ? url : `${url}?cursor=${this.#seq}`)
    this.#source = source
    source.addEventListener('open', () => {
      this.#failures = 0
      this.#parts.onState('live')
    })
    source.addEventListener('change', (message: MessageEvent<string>) => {
      this.#receive(JSON.parse(message.data) as LiveEvent)
    })
    source.addEventListener('reset', (message: MessageEvent<string>) => {
      this.#seq = (JSON.parse(message.data) as { seq: number }).seq
      this.#parts.onReset(this.#seq)
    })
    source.addEventListener('error', () => {
      this.#comeBack()
    })
  }

  stop(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#source?.close()
    this.#source = null
  }

  /** Tries at once instead of waiting: the network or the tab is back. */
  hurry(): void {
    if (this.#timer === undefined) return
    this.stop()
    this.start()
  }

  #receive(event: LiveEvent): void {
    if (this.#seq !== null && event.seq <= this.#seq) return
    this.#seq = event.seq
    this.#parts.onChange(event)
  }

  // The browser's own retry gives up for good on an error status: ours never does.
  #comeBack(): void {
    this.stop()
    this.#failures += 1
    this.#parts.onState('lost')
    const wait = Math.min(longestWaitMs, 500 * 2 ** this.#failures) * (0.75 + Math.random() / 2)
    this.#timer = setTimeout(() => {
      this.#timer = undefined
      this.start()
    }, wait)
  }
}
