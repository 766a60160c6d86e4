/** A signal that fires with another one, or when the time is over. */
export interface TimeLimit {
  readonly signal: AbortSignal
  readonly passed: boolean
  /** Leaves nothing behind; the platform's own limits would each fire in the end, long after what they were for. */
  end(): void
}

export function limitedTo(milliseconds: number, outer: AbortSignal): TimeLimit {
  const controller = new AbortController()
  const state = { passed: false }
  const withdraw = () => {
    controller.abort(outer.reason)
  }
  const timer = setTimeout(() => {
    state.passed = true
    controller.abort()
  }, milliseconds)
  if (outer.aborted) withdraw()
  outer.addEventListener('abort', withdraw, { once: true })
  return {
    signal: controller.signal,
    get passed() {
      return state.passed
    },
    end() {
      clearTimeout(timer)
      outer.removeEventListener('abort', withdraw)
    },
  }
}
