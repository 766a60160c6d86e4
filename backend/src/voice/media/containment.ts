import { AsyncLocalStorage } from 'node:async_hooks'

/*
 * Every call of the house is in one process, and a mistake met in one must not end the others. What a call begins
 * (timers, sockets, promises) belongs to it, as Node itself keeps track of; what others call for it is wrapped. So an
 * error is somebody's, and only one that is nobody's ends the process.
 */

/** Something that can fail alone. */
export interface Fallible {
  /** It met an error that nobody foresaw, and has to end. May be called more than once. */
  fail(error: unknown): void
}

const inCharge = new AsyncLocalStorage<Fallible | undefined>()

/** Does it on somebody's account: what goes wrong in it, now or later, is theirs. */
export function within(whose: Fallible, work: () => void): void {
  try {
    inCharge.run(whose, work)
  } catch (error) {
    whose.fail(error)
  }
}

/** The same where nothing is begun that could go wrong later, for what is told fifty times a second. */
export function withinNow<T>(whose: Fallible, hear: (told: T) => void, told: T): void {
  try {
    hear(told)
  } catch (error) {
    whose.fail(error)
  }
}

/** A listener for whoever is in charge now, to be called by what belongs to all. */
export function kept<A extends unknown[]>(listener: (...args: A) => void): (...args: A) => void {
  const whose = inCharge.getStore()
  if (!whose) return listener
  return (...args) => {
    within(whose, () => {
      listener(...args)
    })
  }
}

/** Tells whose error it was that nobody caught. @returns false when it is nobody's */
export function blame(error: unknown): boolean {
  const whose = inCharge.getStore()
  // Node leaves it in place after an error in `nextTick`: what comes next would be taken for theirs
  inCharge.enterWith(undefined)
  whose?.fail(error)
  return whose !== undefined
}

/** For those who have to find it. */
export function describeError(error: unknown): string {
  return (error instanceof Error ? (error.stack ?? error.message) : String(error)).slice(0, 2_000)
}
