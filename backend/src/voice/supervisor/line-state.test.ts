import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { waitBefore } from './backoff.ts'
import { isUp, stableMs, step, stopped } from './line-state.ts'
import type { LineEffect, LineInput, LineStatus } from './line-state.ts'

const at = 1_000_000

/** A line after some events, a second apart. */
function after(...inputs: LineInput[]): LineStatus {
  return inputs.reduce(
    (status, input, index) => step(status, input, { now: at + index * 1000, random: 0 }).status,
    stopped(at),
  )
}

const start: LineInput = { on: 'start' }
const running: LineInput = { on: 'report', state: 'running', detail: null }
const down: LineInput = { on: 'report', state: 'down', detail: '408' }
const refused: LineInput = { on: 'report', state: 'failed', detail: '403' }
const stopNow: LineInput = { on: 'stop', when: 'now', calls: 0, why: null }
const next = (status: LineStatus, input: LineInput) => step(status, input, { now: at + 100_000, random: 0 })

describe('a line that is stopped', () => {
  it.each([running, down, refused, { on: 'due' }, { on: 'media_up' }, { on: 'media_down' }, { on: 'mended' }] as const)(
    'is started by nothing but an order: $on $state',
    (input) => {
      expect(next(stopped(at), input)).toMatchObject({ status: { state: 'stopped' }, effects: [], change: null })
    },
  )

  it('starts when it is told to, with its counters at zero', () => {
    expect(next(stopped(at), start)).toMatchObject({
      status: { state: 'starting', tries: 0, restarts: 0, lastError: null },
      effects: [{ do: 'launch' }],
    })
  })
})

describe('a line whose password was refused', () => {
  const failed = after(start, refused)

  it.each([
    running,
    down,
    { on: 'due' },
    { on: 'media_up' },
    { on: 'media_down' },
    { on: 'silent', why: 'x' },
  ] as const)('waits for somebody: $on $state', (input) => {
    expect(next(failed, input)).toMatchObject({ status: failed, effects: [] })
  })

  it('never tries again by itself', () => {
    expect(failed).toMatchObject({ state: 'failed', nextRetryAt: null, lastError: '403' })
  })

  it('starts again on an order', () => {
    expect(next(failed, start).status.state).toBe('starting')
  })
})

describe('a line that falls', () => {
  it('waits 2, 4, 8, 16, 32, then 60 seconds', () => {
    const waits: (number | null)[] = []
    let status = after(start)
    for (let round = 0; round < 7; round++) {
      const fallen = next(status, down)
      waits.push(fallen.change?.waitMs ?? null)
      status = next(fallen.status, { on: 'due' }).status
    }
    expect(waits).toEqual([2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000])
  })

  it('counts its restarts, and shows its trouble until it is over', () => {
    const trying = after(start, down, { on: 'due' })
    expect(trying).toMatchObject({ state: 'starting', restarts: 1, lastError: '408' })
    expect(next(trying, running).status).toMatchObject({ state: 'running', lastError: null, restarts: 1 })
  })

  it('begins at the shortest wait again once it has been up for a minute, not before', () => {
    const up = after(start, down, { on: 'due' }, down, { on: 'due' }, running)
    const soon = step(up, running, { now: (up.upSince ?? 0) + stableMs - 1, random: 0 }).status
    const later = step(up, running, { now: (up.upSince ?? 0) + stableMs, random: 0 }).status
    expect([soon.tries, later.tries]).toEqual([2, 0])
  })

  it('is tried at once when somebody asks', () => {
    expect(next(after(start, down), start)).toMatchObject({
      status: { state: 'starting' },
      effects: [{ do: 'launch' }],
    })
  })
})

describe('a line that answers no health check', () => {
  it('is degraded twice, then taken for lost', () => {
    const silent: LineInput = { on: 'silent', why: 'no answer' }
    const states = [silent, silent, silent].map(
      (_, count) => after(start, running, ...Array<LineInput>(count + 1).fill(silent)).state,
    )
    expect(states).toEqual(['degraded', 'degraded', 'backoff'])
  })

  it('is forgiven as soon as it answers', () => {
    const silent: LineInput = { on: 'silent', why: 'no answer' }
    expect(after(start, running, silent, silent, running)).toMatchObject({
      state: 'running',
      missed: 0,
      lastError: null,
    })
  })
})

describe('a line with calls in progress', () => {
  const stopAfter: LineInput = { on: 'stop', when: 'after_calls', calls: 2, why: '@stopped_by Alix' }

  it('stops after them, and says then who asked', () => {
    const draining = next(after(start, running), stopAfter)
    expect(draining).toMatchObject({
      status: { state: 'running', draining: { then: 'stop' } },
      effects: [{ do: 'halt', when: 'after_calls' }],
    })
    expect(next(draining.status, { on: 'calls_over' })).toMatchObject({
      status: { state: 'stopped', draining: null, lastError: '@stopped_by Alix' },
    })
  })

  it('ends them when it must stop now', () => {
    const { effects } = next(after(start, running), { on: 'stop', when: 'now', calls: 2, why: null })
    expect(effects).toEqual([{ do: 'halt', when: 'now' }, { do: 'hang_up' }])
  })

  it('starts again after them when it was to restart', () => {
    const draining = next(after(start, running), { on: 'restart', when: 'after_calls', calls: 1 }).status
    expect(next(draining, { on: 'calls_over' })).toMatchObject({
      status: { state: 'starting' },
      effects: [{ do: 'launch' }],
    })
  })

  it('takes back an order to stop when it is started', () => {
    const draining = after(start, running, stopAfter)
    expect(next(draining, start)).toMatchObject({
      status: { state: 'starting', draining: null },
      effects: [{ do: 'launch' }],
    })
  })
})

describe('when the media process dies', () => {
  it.each([
    ['running', after(start, running)],
    ['in backoff', after(start, down)],
    ['starting', after(start)],
  ])('a line that was %s starts again with the next one, not before', (_, status) => {
    const lost = next(status, { on: 'media_down' })
    expect(lost).toMatchObject({ status: { state: 'starting', upSince: null, nextRetryAt: null }, effects: [] })
    expect(next(lost.status, { on: 'media_up' })).toMatchObject({
      status: { state: 'starting' },
      effects: [{ do: 'launch' }],
    })
  })

  it('a line that was about to stop has stopped', () => {
    const draining = after(start, running, { on: 'stop', when: 'after_calls', calls: 1, why: 'w' })
    expect(next(draining, { on: 'media_down' }).status.state).toBe('stopped')
  })
})

const when = fc.constantFrom('now' as const, 'after_calls' as const)
const anything: fc.Arbitrary<LineInput> = fc.oneof(
  fc.constantFrom<LineInput>(start, running, down, refused, stopNow),
  fc.constantFrom<LineInput>(
    { on: 'due' },
    { on: 'mended' },
    { on: 'calls_over' },
    { on: 'media_down' },
    { on: 'media_up' },
  ),
  fc.record({ on: fc.constant('silent' as const), why: fc.constant('silent') }),
  fc.record({ on: fc.constant('stop' as const), when, calls: fc.nat(3), why: fc.constant(null) }),
  fc.record({ on: fc.constant('restart' as const), when, calls: fc.nat(3) }),
  fc.record({
    on: fc.constant('report' as const),
    state: fc.constantFrom('starting' as const, 'degraded' as const),
    detail: fc.constantFrom('slow', null),
  }),
)

describe('whatever happens to a line', () => {
  /** Every step of a life: what it was, what happened, what came of it. */
  const lives = (
    judge: (
      before: LineStatus,
      input: LineInput,
      after: LineStatus,
      effects: readonly LineEffect[],
      now: number,
    ) => void,
  ) => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(anything, fc.nat(120_000), fc.double({ min: 0, max: 1, noNaN: true })), { maxLength: 60 }),
        (events) => {
          let status = stopped(at)
          let now = at
          for (const [input, pause, random] of events) {
            now += pause
            const { status: then, effects } = step(status, input, { now, random })
            judge(status, input, then, effects, now)
            status = then
          }
        },
      ),
      { numRuns: 500 },
    )
  }

  it('it waits for a try exactly when it is in backoff, between 1.6 s and 60 s', () => {
    lives((before, _input, { state, nextRetryAt }, _effects, now) => {
      expect(nextRetryAt !== null).toBe(state === 'backoff')
      if (nextRetryAt === null || before.nextRetryAt === nextRetryAt) return
      expect(nextRetryAt - now).toBeGreaterThanOrEqual(1600)
      expect(nextRetryAt - now).toBeLessThanOrEqual(60_000)
    })
  })

  it('it is up since some instant exactly while it is up, and that instant is never later than its state', () => {
    lives((_before, _input, status) => {
      expect(status.upSince !== null).toBe(isUp(status))
      if (status.upSince !== null) expect(status.upSince).toBeLessThanOrEqual(status.since)
    })
  })

  it('it leaves stopped by an order alone, and failed by an order or once it is mended', () => {
    lives((before, input, { state }) => {
      if (before.state === 'stopped' && state !== 'stopped') expect(['start', 'restart']).toContain(input.on)
      if (before.state === 'failed' && state !== 'failed')
        expect(['start', 'restart', 'stop', 'mended']).toContain(input.on)
    })
  })

  it('it is launched exactly when it enters or begins again at starting, but for the loss of the media process', () => {
    lives((before, input, status, effects) => {
      const launches = effects.filter((effect) => effect.do === 'launch').length
      expect(launches).toBeLessThanOrEqual(1)
      if (launches === 1) expect(status.state).toBe('starting')
      if (status.state === 'starting' && before.state !== 'starting' && input.on !== 'media_down')
        expect(launches).toBe(1)
    })
  })

  it('it drains only while it is up, and calls are ended only when now was said', () => {
    lives((_before, input, status, effects) => {
      if (status.draining !== null) expect(isUp(status)).toBe(true)
      if (effects.some((effect) => effect.do === 'hang_up'))
        expect(input).toMatchObject({ when: 'now', calls: expect.toSatisfy((calls: number) => calls > 0) as number })
    })
  })

  it('its restarts only grow, until somebody starts it', () => {
    lives((before, input, { restarts }) => {
      if (input.on !== 'start' && input.on !== 'restart' && input.on !== 'calls_over')
        expect(restarts).toBeGreaterThanOrEqual(before.restarts)
    })
  })
})

describe('the wait before a try', () => {
  it('grows with each one, up to a cap, whatever the luck', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1000 }), fc.double({ min: 0, max: 1, noNaN: true }), (tries, random) => {
        expect(waitBefore(tries + 1, random)).toBeGreaterThanOrEqual(waitBefore(tries, random))
        expect(waitBefore(tries, random)).toBeLessThanOrEqual(60_000)
        expect(waitBefore(tries, random)).toBeGreaterThanOrEqual(1600)
      }),
    )
  })

  it('is not the same for two lines that fell together', () => {
    expect(new Set([0, 0.25, 0.5, 1].map((random) => waitBefore(3, random))).size).toBe(4)
  })
})
