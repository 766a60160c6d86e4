import type { LineState } from '@conciergerie/contract'
import { reason } from '#src/features/lines/locales/line-words.ts'
import { waitBefore } from './backoff.ts'

/*
 * The life of a line's agent as a pure function: what it was, what happened, what it is now and what is to be done.
 * It knows neither clocks nor sockets; the supervisor brings both.
 */

export interface LineStatus {
  state: LineState
  /** Instants are in milliseconds. */
  since: number
  /** Since when calls can come in, without a break. */
  upSince: number | null
  /** Tries that failed one after the other. */
  tries: number
  /** Starts that nobody asked for, since somebody last did. */
  restarts: number
  /** As stored: see `line-words.ts`. */
  lastError: string | null
  nextRetryAt: number | null
  /** What follows once the calls are over, and why. It takes none meanwhile. */
  draining: { then: 'stop' | 'restart'; why: string | null } | null
  /** Health checks without an answer, one after the other. */
  missed: number
  sipPort: number | null
}

export type LineInput =
  /** Somebody, or the beginning of the program, wants it to run. */
  | { on: 'start' }
  /** @param calls in progress on it */
  | { on: 'stop'; when: 'now' | 'after_calls'; calls: number; why: string | null }
  | { on: 'restart'; when: 'now' | 'after_calls'; calls: number }
  /** What the agent, or a look at its road, says. */
  | {
      on: 'report'
      state: 'starting' | 'running' | 'degraded' | 'failed' | 'down'
      detail: string | null
      sipPort?: number | null
    }
  /** It did not answer a health check, or did not start in time. */
  | { on: 'silent'; why: string }
  /** The time of the next try has come. */
  | { on: 'due' }
  /** The cause of a failure that we had found ourselves is gone. */
  | { on: 'mended' }
  | { on: 'calls_over' }
  | { on: 'media_down' }
  | { on: 'media_up' }

export type LineEffect =
  | { do: 'launch' }
  /** `after_calls`: its calls go on without it. */
  | { do: 'halt'; when: 'now' | 'after_calls' }
  | { do: 'hang_up' }

/** A change worth keeping. */
export interface LineChange {
  state: LineState
  detail: string | null
  waitMs: number | null
}

export interface Step {
  status: LineStatus
  effects: readonly LineEffect[]
  change: LineChange | null
}

export interface Present {
  now: number
  /** From 0 to 1. */
  random: number
}

/** One that stays up for this long is taken for well: its next trouble begins at the shortest wait again. */
export const stableMs = 60_000
/** Health checks that may go unanswered before the agent is taken for lost. */
const mostMissed = 2

export const isUp = ({ state }: Pick<LineStatus, 'state'>): boolean => state === 'running' || state === 'degraded'

export function stopped(now: number): LineStatus {
  return {
    state: 'stopped',
    since: now,
    upSince: null,
    tries: 0,
    restarts: 0,
    lastError: null,
    nextRetryAt: null,
    draining: null,
    missed: 0,
    sipPort: null,
  }
}

export function step(before: LineStatus, input: LineInput, present: Present): Step {
  switch (input.on) {
    case 'start':
      return onStart(before, present)
    case 'stop':
      return onStop(before, input, present)
    case 'restart':
      return onRestart(before, input, present)
    case 'report':
      return onReport(before, input, present)
    case 'silent':
      return onSilent(before, input.why, present)
    case 'due':
      return before.state === 'backoff' && before.draining === null ? retry(before, present) : same(before)
    case 'mended':
      return before.state === 'failed' ? retry({ ...before, tries: 0 }, present) : same(before)
    case 'calls_over':
      return onCallsOver(before, present)
    case 'media_down':
      return onMediaDown(before, present)
    case 'media_up':
      return before.state === 'starting' || before.state === 'backoff' ? again(before, present) : same(before)
  }
}

const same = (status: LineStatus): Step => ({ status, effects: [], change: null })

/** Into another state: what belongs to the old one is forgotten. */
function enter(before: LineStatus, state: LineState, { now }: Present, also: Partial<LineStatus> = {}): LineStatus {
  const changed = state !== before.state
  const up = state === 'running' || state === 'degraded'
  return {
    ...before,
    state,
    since: changed ? now : before.since,
    upSince: up ? (before.upSince ?? now) : null,
    nextRetryAt: null,
    missed: 0,
    ...also,
  }
}

function fresh(before: LineStatus, present: Present): Step {
  const counters = { tries: 0, restarts: 0, lastError: null, draining: null }
  const status = { ...enter(before, 'starting', present, counters), since: present.now }
  return { status, effects: [{ do: 'launch' }], change: { state: 'starting', detail: null, waitMs: null } }
}

function onStart(before: LineStatus, present: Present): Step {
  // one that was about to stop has already left its operator: it begins anew
  const isGoing = (isUp(before) || before.state === 'starting') && before.draining === null
  return isGoing ? same(before) : fresh(before, present)
}

type Stop = Extract<LineInput, { on: 'stop' }>

function onStop(before: LineStatus, { when, calls, why }: Stop, present: Present): Step {
  if (before.state === 'stopped') return same(before)
  if (when === 'after_calls' && calls > 0 && isUp(before)) return drain(before, { then: 'stop', why })
  return stop(before, why, present, end(when, calls))
}

/** What ends an agent: its calls too, or not. */
function end(when: 'now' | 'after_calls', calls: number): LineEffect[] {
  return [{ do: 'halt', when }, ...(when === 'now' && calls > 0 ? [{ do: 'hang_up' } as const] : [])]
}

function stop(before: LineStatus, why: string | null, present: Present, effects: readonly LineEffect[]): Step {
  const status = enter(before, 'stopped', present, { lastError: why, draining: null, tries: 0, sipPort: null })
  return { status, effects, change: { state: 'stopped', detail: why, waitMs: null } }
}

/** No call comes in any more; those in progress go on. */
function drain(before: LineStatus, draining: LineStatus['draining']): Step {
  return { status: { ...before, draining }, effects: [{ do: 'halt', when: 'after_calls' }], change: null }
}

function onRestart(before: LineStatus, { when, calls }: Extract<LineInput, { on: 'restart' }>, present: Present): Step {
  if (when === 'after_calls' && calls > 0 && isUp(before)) return drain(before, { then: 'restart', why: null })
  const { status, effects, change } = fresh(before, present)
  return { status, effects: [...end(when, calls), ...effects], change }
}

function onCallsOver(before: LineStatus, present: Present): Step {
  if (before.draining === null) return same(before)
  return before.draining.then === 'stop'
    ? stop(before, before.draining.why, present, end('now', 0))
    : fresh(before, present)
}

type Report = Extract<LineInput, { on: 'report' }>

function onReport(before: LineStatus, report: Report, present: Present): Step {
  // what a line that has been stopped still says is of no interest, and a failure waits for somebody
  if (before.state === 'stopped' || before.state === 'failed' || before.state === 'backoff') return same(before)
  if (report.state === 'failed') return fail(before, report.detail, present)
  if (report.state === 'down') return fallBack(before, report.detail, present)
  if (report.state === 'starting' || before.draining !== null) return same({ ...before, missed: 0 })
  return goUp(before, report.state, report, present)
}

function goUp(before: LineStatus, state: 'running' | 'degraded', { detail, sipPort }: Report, present: Present): Step {
  const lastError = state === 'running' ? null : detail
  const ports = sipPort === undefined ? {} : { sipPort }
  const status = enter(before, state, present, { lastError, ...ports })
  const isStable = status.upSince !== null && present.now - status.upSince >= stableMs
  const changed = state !== before.state || lastError !== before.lastError
  return {
    status: isStable ? { ...status, tries: 0 } : status,
    effects: [],
    change: changed ? { state, detail: lastError, waitMs: null } : null,
  }
}

function fail(before: LineStatus, detail: string | null, present: Present): Step {
  const status = enter(before, 'failed', present, { lastError: detail, draining: null })
  return {
    status,
    effects: [{ do: 'halt', when: 'after_calls' }],
    change: { state: 'failed', detail, waitMs: null },
  }
}

/** It tries again by itself, later each time. */
function fallBack(before: LineStatus, detail: string | null, present: Present): Step {
  if (before.draining?.then === 'stop') return stop(before, before.draining.why, present, end('now', 0))
  const tries = before.tries + 1
  const waitMs = waitBefore(tries, present.random)
  const status = enter(before, 'backoff', present, {
    tries,
    lastError: detail,
    nextRetryAt: present.now + waitMs,
    draining: null,
  })
  return { status, effects: [{ do: 'halt', when: 'after_calls' }], change: { state: 'backoff', detail, waitMs } }
}

function onSilent(before: LineStatus, why: string, present: Present): Step {
  if (before.state === 'starting') return fallBack(before, why, present)
  if (!isUp(before) || before.draining !== null) return same(before)
  const missed = before.missed + 1
  if (missed > mostMissed) return fallBack(before, why, present)
  const { status, change } = goUp(before, 'degraded', { on: 'report', state: 'degraded', detail: why }, present)
  return { status: { ...status, missed }, effects: [], change }
}

/** A try of its own: the trouble is kept in view until it is over, and no line of history is spent on it. */
function retry(before: LineStatus, present: Present): Step {
  const status = enter(before, 'starting', present, { restarts: before.restarts + 1 })
  return { status, effects: [{ do: 'launch' }], change: null }
}

/** Audio is back: those that wait for it, or for their next try, try now. */
function again(before: LineStatus, present: Present): Step {
  return { status: enter(before, 'starting', present), effects: [{ do: 'launch' }], change: null }
}

/** Its calls have died with the process that carried them. */
function onMediaDown(before: LineStatus, present: Present): Step {
  if (before.state === 'stopped' || before.state === 'failed') return same(before)
  if (before.draining?.then === 'stop') return stop(before, before.draining.why, present, end('now', 0))
  const why = reason('media_down')
  const restarts = before.restarts + (isUp(before) ? 1 : 0)
  const also = { lastError: why, restarts, draining: null, sipPort: null }
  const status = enter(before, 'starting', present, also)
  const isNews = before.state !== 'starting'
  return { status, effects: [], change: isNews ? { state: 'starting', detail: why, waitMs: null } : null }
}
