import type { Changes } from '#sim/lib/changes.ts'
import { withoutChannel } from './addresses.ts'
import type { SimulatedMessage } from './messages.ts'

/** Twilio's typing indicator ends with the reply, or by itself. */
const LASTS_MS = 25_000

const key = (client: string, house: string) => `${withoutChannel(client)}|${withoutChannel(house)}`

/** Which house is typing to which client. */
export class Typing {
  readonly #since = new Map<string, number>()
  readonly #changes: Changes

  constructor(changes: Changes) {
    this.#changes = changes
  }

  /** The house answers this message of a client. */
  start(inbound: SimulatedMessage, at: Date): void {
    this.#since.set(key(inbound.from, inbound.to), at.getTime())
    this.#changes.announce()
  }

  /** The house has written to the client. */
  stop(client: string, house: string): void {
    if (this.#since.delete(key(client, house))) this.#changes.announce()
  }

  isTyping(client: string, house: string, now: Date): boolean {
    const since = this.#since.get(key(client, house))
    return since !== undefined && now.getTime() - since < LASTS_MS
  }

  clear(): void {
    this.#since.clear()
  }
}
