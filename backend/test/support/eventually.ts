import { setTimeout as pause } from 'node:timers/promises'

/**
 * Waits until `check` returns something true, and returns it.
 * @param withinMs ends a wait that leads nowhere; it times nothing, so it is long
 * @throws the last failure, after `withinMs`
 */
export async function eventually<T>(
  check: () => T | Promise<T>,
  withinMs = 15_000,
  everyMs = 5,
): Promise<NonNullable<T>> {
  const limit = performance.now() + withinMs
  for (;;) {
    const outcome = await attempt(check)
    if ('value' in outcome && outcome.value) return outcome.value
    if (performance.now() > limit)
      throw 'error' in outcome ? outcome.error : new Error(`still not so after ${withinMs} ms: ${check.toString()}`)
    await pause(everyMs)
  }
}

async function attempt<T>(check: () => T | Promise<T>): Promise<{ value: T } | { error: unknown }> {
  try {
    return { value: await check() }
  } catch (error) {
    return { error }
  }
}
