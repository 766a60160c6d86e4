const signals = ['SIGINT', 'SIGTERM'] as const

/** One Ctrl-C comes to us from the terminal, from npm and from whoever started us. */
const sameMs = 1_000
/** What is begun in a hurry is not waited for longer. */
const hurryMs = 3_000

export interface StopSignals {
  /** The first one: the program ends in good order. */
  asked: Promise<NodeJS.Signals>
  /** A second one: nobody is waited for any more. */
  hurried: AbortSignal
}

/** Listens to who wants the program to stop; a third signal, or a second that does not help, ends it on the spot. */
export function watchStopSignals(): StopSignals {
  const first = Promise.withResolvers<NodeJS.Signals>()
  const hurry = new AbortController()
  let lastAt = Number.NEGATIVE_INFINITY
  let count = 0
  const hear = (signal: NodeJS.Signals) => {
    const now = performance.now()
    if (now - lastAt < sameMs) return
    lastAt = now
    count += 1
    if (count === 1) first.resolve(signal)
    else if (count > 2) process.exit(1)
    else {
      hurry.abort()
      setTimeout(() => process.exit(1), hurryMs).unref()
    }
  }
  for (const signal of signals) process.on(signal, hear)
  return { asked: first.promise, hurried: hurry.signal }
}
