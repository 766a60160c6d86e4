import { loadavg } from 'node:os'
import { round } from './statistics.ts'

/** Says what a bench begins to do; the last one said is named when its time is up. */
export type Step = (name: string) => void

/** The load of the last minute: beside each figure, since milliseconds on a busy machine measure the neighbours. */
export const showLoad = () => `charge ${round(loadavg()[0] ?? 0, 1)}`

export class OutOfTimeError extends Error {}

/**
 * Runs a bench that must end: a hang is a failure with a name, not an endless wait.
 * @throws OutOfTimeError after that many seconds, with the step that it was in
 */
export async function runWithin<T>(seconds: number, run: (step: Step) => Promise<T>): Promise<T> {
  const started = performance.now()
  let current = 'démarrage'
  const step = (name: string) => {
    current = name
    process.stdout.write(
      `  ${String(round((performance.now() - started) / 1000, 0)).padStart(4)} s  ${name}  (${showLoad()})\n`,
    )
  }
  const late = Promise.withResolvers<never>()
  const timer = setTimeout(() => {
    late.reject(new OutOfTimeError(`délai de ${seconds} s dépassé pendant : ${current}`))
  }, seconds * 1000)
  try {
    return await Promise.race([run(step), late.promise])
  } finally {
    clearTimeout(timer)
  }
}

/** Lets timers run between two stretches of work that hold the thread, the one of the deadline among them. */
export const breathe = () => new Promise<void>((resolve) => setImmediate(resolve))
