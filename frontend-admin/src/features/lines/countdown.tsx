import { useFormat, useNow } from '../../lib/format.ts'

/** Seconds until an instant, second by second. */
export function useSecondsUntil(at: string | null): number | null {
  const { durations } = useFormat()
  useNow('second')
  return at === null ? null : Math.round(durations.until(at))
}

/** How long it is until then, second by second. */
export function Countdown({ at }: { at: string }) {
  const { durations } = useFormat()
  const seconds = useSecondsUntil(at) ?? 0
  return <>{durations.short(seconds)}</>
}
