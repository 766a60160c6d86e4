/** @throws when a write function has not ended in time: one that never ends would hold up others for ever. */
export async function withinLimit<T>(work: Promise<T>, limitMs: number): Promise<T> {
  const { promise: late, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => {
    reject(new Error(`a write function had not ended after ${limitMs} ms: nothing slow may be awaited inside one`))
  }, limitMs)
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
