import { withoutChannel } from './addresses.ts'

const DAY_MS = 24 * 60 * 60 * 1000

const key = (client: string, sender: string) => `${withoutChannel(client)}|${withoutChannel(sender)}`

/** The 24 hours after a client's last message, during which the house may write freely. */
export class ServiceWindows {
  readonly #lastInbound = new Map<string, number>()
  /** For a client who never wrote since the simulator started: a new one, or one that it has forgotten? */
  withoutHistory: 'open' | 'closed'

  constructor(withoutHistory: 'open' | 'closed') {
    this.withoutHistory = withoutHistory
  }

  /** The client wrote at `at`; a date in the past shuts the window. */
  opened(client: string, sender: string, at: Date): void {
    this.#lastInbound.set(key(client, sender), at.getTime())
  }

  isOpen(client: string, sender: string, now: Date): boolean {
    const last = this.#lastInbound.get(key(client, sender))
    if (last === undefined) return this.withoutHistory === 'open'
    return now.getTime() - last < DAY_MS
  }

  clear(): void {
    this.#lastInbound.clear()
  }
}
