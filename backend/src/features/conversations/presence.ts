import type { MemberActor } from '#src/actor.ts'
import type { Clock } from '#src/clock.ts'

const lastsMs = 6_000

interface Writer {
  name: string
  note: boolean
  until: number
}

/** Who is writing where, for some seconds: told among colleagues, never stored. */
export class Presence {
  readonly #now: Clock
  readonly #writers = new Map<string, Map<number, Writer>>()

  constructor(now: Clock) {
    this.#now = now
  }

  /** Notes that a member writes in a conversation of their house. @returns the others who do */
  announce(actor: MemberActor, conversationId: number, note: boolean): { name: string; note: boolean }[] {
    const key = `${actor.conciergerieId}:${conversationId}`
    const now = this.#now().getTime()
    const here = new Map([...(this.#writers.get(key) ?? [])].filter(([, writer]) => writer.until > now))
    here.set(actor.memberId, { name: actor.name, note, until: now + lastsMs })
    this.#writers.set(key, here)
    if (this.#writers.size > 5_000) this.#forgetIdle(now)
    return [...here]
      .filter(([memberId]) => memberId !== actor.memberId)
      .map(([, writer]) => ({ name: writer.name, note: writer.note }))
  }

  #forgetIdle(now: number): void {
    for (const [key, here] of this.#writers)
      if ([...here.values()].every((writer) => writer.until <= now)) this.#writers.delete(key)
  }
}
