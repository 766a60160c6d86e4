import { setTimeout as pause } from 'node:timers/promises'
import { isBusy } from './failures.ts'

/** At the start another process may be migrating, which can take a while on a large database. */
const patienceMs = 30_000

/** Runs a statement as soon as no other process holds the lock it needs. */
export async function onceUnlocked<T>(run: () => T): Promise<T> {
  const limit = performance.now() + patienceMs
  for (;;) {
    try {
      return run()
    } catch (error) {
      if (!isBusy(error) || performance.now() > limit) throw error
      await pause(20)
    }
  }
}
