import type { Clock } from '#src/clock.ts'

const windowMs = 60_000
const perClient = 20
const perHouse = 1200

/** Messages that may go to the model in a minute: beyond, everything is stored and a person is called. */
export class ReplyLimits {
  readonly #now: Clock
  readonly #used = new Map<string, number[]>()

  constructor(now: Clock) {
    this.#now = now
  }

  /** Takes a place for each message of a burst; false when there are not enough, and then none is taken. */
  take(conciergerieId: number, conversationId: number, messages: number): boolean {
    const house = this.#recent(`house:${conciergerieId}`)
    const client = this.#recent(`conversation:${conversationId}`)
    if (house.length + messages > perHouse || client.length + messages > perClient) return false
    const at = this.#now().getTime()
    for (let i = 0; i < messages; i++) {
      house.push(at)
      client.push(at)
    }
    return true
  }

  #recent(key: string): number[] {
    const since = this.#now().getTime() - windowMs
    const recent = (this.#used.get(key) ?? []).filter((at) => at > since)
    this.#used.set(key, recent)
    if (this.#used.size > 10_000) this.#forgetIdle(since)
    return recent
  }

  #forgetIdle(since: number): void {
    for (const [key, times] of this.#used) if ((times.at(-1) ?? 0) <= since) this.#used.delete(key)
  }
}
