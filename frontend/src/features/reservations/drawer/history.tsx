import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../lib/format.ts'
import type { Reservation, ReservationEvent } from '../api.ts'

interface Props {
  events: readonly ReservationEvent[]
  kind: Reservation['kind']
}

/** What happened to it, latest first. */
export function History({ events, kind }: Props) {
  const { t } = useTranslation('reservations')
  if (events.length === 0) return null
  return (
    <section className="border-t border-line pt-4">
      <h3 className="mb-2 text-small font-semibold text-ink-3">{t('history.title')}</h3>
      <ol className="grid gap-2">
        {events.toReversed().map((event) => (
          <Happening key={event.id} event={event} kind={kind} />
        ))}
      </ol>
    </section>
  )
}

const known = ['client', 'ai', 'system'] as const

function Happening({ event, kind }: { event: ReservationEvent; kind: Reservation['kind'] }) {
  const { t } = useTranslation('reservations')
  const { dates } = useFormat()
  const author = known.find((name) => name === event.actor)
  const what =
    event.type === 'status' && event.toStatus !== null
      ? t(`status.${kind}.${event.toStatus}`)
      : t(`history.${event.type}`)
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-3 text-dense">
      <span>
        {what}
        <span className="text-ink-3"> · {author ? t(`history.by.${author}`) : event.actor}</span>
      </span>
      <time dateTime={event.at} className="text-small text-ink-3 tabular-nums">
        {dates.moment(event.at)}
      </time>
    </li>
  )
}
