/** Time, for silences and limits; tests hold it in their hands. */
export interface Timers {
  /** @returns calls it off */
  after(ms: number, act: () => void): () => void
}

export const machineTimers: Timers = {
  after: (ms, act) => {
    const timer = setTimeout(act, ms)
    timer.unref()
    return () => {
      clearTimeout(timer)
    }
  },
}
