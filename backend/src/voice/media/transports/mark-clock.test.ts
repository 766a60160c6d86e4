import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { MarkClock } from './mark-clock.ts'

/** Plays what it is sent in real time, and returns each mark when it comes to it. */
class Player {
  now = 0
  readonly clock = new MarkClock(() => this.now)
  readonly #queue: { ms: number; mark: string | null }[] = []
  /** Really heard since the last clearing. */
  heardMs = 0
  givenMs = 0

  give(ms: number): void {
    this.#marked(0, this.clock.begin())
    this.givenMs += ms
    this.#marked(ms, this.clock.give(ms))
    this.run(0)
  }

  end(): void {
    this.#marked(0, this.clock.end())
    this.run(0)
  }

  clear(): void {
    const late = this.#queue.splice(0).flatMap(({ mark }) => (mark === null ? [] : [mark]))
    this.clock.clear()
    this.heardMs = this.givenMs = 0
    for (const mark of late) this.clock.returned(mark)
  }

  run(ms: number): void {
    let left = ms
    for (;;) {
      const next = this.#queue[0]
      if (!next) break
      const step = Math.min(left, next.ms)
      this.now += step
      this.heardMs += step
      next.ms -= step
      left -= step
      if (next.ms > 0) break
      this.#queue.shift()
      if (next.mark !== null) this.clock.returned(next.mark)
    }
    this.now += left
  }

  #marked(ms: number, mark: string | null): void {
    this.#queue.push({ ms, mark })
  }
}

let player: Player
beforeEach(() => {
  player = new Player()
})

describe('played time by marks', () => {
  it('is 0 until the first mark has come back', () => {
    let now = 0
    const clock = new MarkClock(() => now)
    clock.begin()
    clock.give(400)
    now = 300
    expect(clock.playedMs()).toBe(0)
  })

  it('does not pass a mark that is still out, however late it is', () => {
    let now = 0
    const clock = new MarkClock(() => now)
    const begun = clock.begin()
    clock.give(400)
    clock.returned(begun ?? '')
    now = 10_000
    expect(clock.playedMs()).toBe(400)
  })

  it('is not moved by marks of before a clearing, unknown ones or nonsense', () => {
    player.give(400)
    player.run(100)
    player.clear()
    for (const name of ['', '0.1', '1.99', 'NaN.NaN', 'x']) player.clock.returned(name)
    player.run(1000)
    expect(player.clock.playedMs()).toBe(0)
  })

  it('goes on between two marks as it does for the listener', () => {
    player.give(400)
    player.give(400)
    player.run(520)
    expect(player.clock.playedMs()).toBe(520)
  })

  it('counts from the sound and not from the silence before it', () => {
    player.give(400)
    player.end()
    player.run(10_000)
    player.give(400)
    player.run(30)
    expect(player.clock.playedMs()).toBe(430)
  })

  it('is exact to 40 ms whatever is sent when; never more than given, never less than before', () => {
    const act = fc.oneof(
      fc.record({ kind: fc.constant('give' as const), ms: fc.constantFrom(20, 100, 400, 1000) }),
      fc.record({ kind: fc.constant('run' as const), ms: fc.integer({ min: 0, max: 700 }) }),
      fc.record({ kind: fc.constantFrom('end' as const, 'clear' as const), ms: fc.constant(0) }),
    )
    fc.assert(
      fc.property(fc.array(act, { maxLength: 40 }), (acts) => {
        const one = new Player()
        let before = 0
        for (const { kind, ms } of acts) {
          if (kind === 'give') one.give(ms)
          else if (kind === 'run') one.run(ms)
          else if (kind === 'end') one.end()
          else {
            one.clear()
            before = 0
          }
          const playedMs = one.clock.playedMs()
          expect(playedMs).toBeGreaterThanOrEqual(before)
          expect(playedMs).toBeLessThanOrEqual(one.givenMs)
          // sound that has no mark yet, 20 ms at most, is known once it has one; a gap of 40 ms at most passes for sound
          expect(one.heardMs - playedMs).toBeLessThanOrEqual(20)
          expect(playedMs - one.heardMs).toBeLessThanOrEqual(40)
          before = playedMs
        }
      }),
    )
  })

  it('takes at least one mark for every second frame of 20 ms, and one for a larger chunk', () => {
    const clock = new MarkClock(() => 0)
    clock.begin()
    const marks = Array.from({ length: 100 }, () => clock.give(20)).filter((mark) => mark !== null)
    expect(marks).toHaveLength(50)
    expect(clock.give(400)).not.toBeNull()
  })

  it('that will not be told any more counts as played when we say so', () => {
    const clock = new MarkClock(() => 0)
    clock.begin()
    clock.give(400)
    expect(clock.leftMs()).toBe(400)
    clock.playAll()
    expect(clock.isPlayedOut).toBe(true)
    expect(clock.playedMs()).toBe(400)
  })
})
