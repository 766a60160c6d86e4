import { useFormat, useNow } from '../lib/format.ts'
import type { Instant } from '../lib/format.ts'

interface TimeProps {
  at: Instant
  className?: string
}

const asText = (at: Instant) => (typeof at === 'string' ? at : at.toISOString())

/** `14:34`, with the whole date under the pointer. */
export function Clock({ at, className }: TimeProps) {
  const { dates } = useFormat()
  return (
    <time dateTime={asText(at)} title={dates.moment(at)} className={className}>
      {dates.clock(at)}
    </time>
  )
}

/** Time today, then `Hier`, the weekday, the day. */
export function BriefTime({ at, className }: TimeProps) {
  const { dates } = useFormat()
  useNow()
  return (
    <time dateTime={asText(at)} title={dates.moment(at)} className={className}>
      {dates.brief(at)}
    </time>
  )
}

/** `il y a 3 minutes`, kept true as time passes. */
export function RelativeTime({ at, className }: TimeProps) {
  const { dates, durations } = useFormat()
  useNow()
  return (
    <time dateTime={asText(at)} title={dates.moment(at)} className={className}>
      {durations.relative(at)}
    </time>
  )
}

/** How long it has been, in few words: `26 min`. */
export function Elapsed({ since, className }: { since: Instant; className?: string }) {
  const { dates, durations } = useFormat()
  useNow()
  return (
    <time dateTime={asText(since)} title={dates.moment(since)} className={className}>
      {durations.short(durations.since(since))}
    </time>
  )
}
