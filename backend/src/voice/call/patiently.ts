import { AppError } from '#src/errors.ts'
import type { Timers } from '../ports.ts'

/**
 * Writes a little later what the database cannot take just now: it is being restarted, or has too much to do.
 * @param pausesMs before each further try
 * @throws the last failure; at once what no wait mends
 */
export async function patiently<T>(write: () => Promise<T>, timers: Timers, pausesMs: readonly number[]): Promise<T> {
  for (const pauseMs of pausesMs) {
    try {
      return await write()
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'unavailable') throw error
      await new Promise<void>((resolve) => {
        timers.after(pauseMs, resolve)
      })
    }
  }
  return write()
}
