import type { CallerLeg } from './caller-leg.ts'

export interface Listening {
  /** Of the call; 20,000 when not given. */
  patienceMs?: number
  /** Real milliseconds, however fast the call runs: a busy machine may need as much to answer at all. */
  leastMs?: number
  /** Enough has been heard: whoever talks over the rest waits for no more. */
  isEnough?: () => boolean
}

export interface Listened {
  /** Words heard since the caller last spoke. */
  text: string
  /** Milliseconds of waiting until the first of them; null when none came. */
  firstWordMs: number | null
}

/** So long a silence, in milliseconds of the call, says that the other has finished. */
const QUIET_MS = 700
/** A sentence that is not over goes on: its sound is late. */
const ENDED = /[.?!…»:]\s*$/
/** Real milliseconds that any machine needs to answer, however fast the call runs. */
const LEAST_MS = 250

const scaled = (ms: number, speed: number, least: number) => Math.max(least, ms / speed)

/**
 * Listens until the assistant has said something new and has finished, the call is over, or patience is.
 * @param from how much of `heard` is old
 */
export function listenTo(
  leg: CallerLeg,
  from: number,
  { patienceMs = 20_000, leastMs = 15_000, isEnough = () => false }: Listening = {},
): Promise<Listened> {
  const { promise, resolve } = Promise.withResolvers<Listened>()
  const started = performance.now()
  let firstWordMs: number | null = null
  let heard = from
  let quiet: NodeJS.Timeout | null = null
  let patience: NodeJS.Timeout | null = null
  const settle = () => {
    unsubscribe()
    if (quiet) clearTimeout(quiet)
    if (patience) clearTimeout(patience)
    resolve({ text: leg.heard.slice(from).trim(), firstWordMs })
  }
  // who is being told something is patient
  const wait = () => {
    if (patience) clearTimeout(patience)
    patience = setTimeout(settle, scaled(patienceMs, leg.speed, leastMs))
  }
  const look = () => {
    if (quiet) clearTimeout(quiet)
    quiet = null
    if (leg.ended || isEnough()) {
      settle()
      return
    }
    if (leg.heard.length > heard) wait()
    heard = Math.max(heard, leg.heard.length)
    if (heard <= from) return
    firstWordMs ??= performance.now() - started
    const patient = ENDED.test(leg.heard) ? 1 : 5
    if (!leg.speaking) quiet = setTimeout(settle, patient * scaled(QUIET_MS, leg.speed, LEAST_MS))
  }
  const unsubscribe = leg.changes.subscribe(look)
  wait()
  look()
  return promise
}

/** Resolves once the assistant has spoken for so many milliseconds of the call, or the call is over. */
export function untilSpeaking(leg: CallerLeg, forMs: number): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<undefined>()
  let timer: NodeJS.Timeout | null = null
  const settle = () => {
    unsubscribe()
    if (timer) clearTimeout(timer)
    clearTimeout(patience)
    resolve(undefined)
  }
  const look = () => {
    if (leg.ended) settle()
    else if (leg.speaking) timer ??= setTimeout(settle, forMs / leg.speed)
  }
  const unsubscribe = leg.changes.subscribe(look)
  const patience = setTimeout(settle, scaled(20_000, leg.speed, 6000))
  look()
  return promise
}

/** Real milliseconds until the assistant falls silent; null when it does not within three seconds of the call. */
export function untilSilent(leg: CallerLeg): Promise<number | null> {
  const { promise, resolve } = Promise.withResolvers<number | null>()
  const started = performance.now()
  const settle = (ms: number | null) => {
    unsubscribe()
    clearTimeout(patience)
    resolve(ms)
  }
  const look = () => {
    if (!leg.speaking || leg.ended) settle(performance.now() - started)
  }
  const unsubscribe = leg.changes.subscribe(look)
  const patience = setTimeout(
    () => {
      settle(null)
    },
    scaled(3000, leg.speed, 1500),
  )
  look()
  return promise
}
