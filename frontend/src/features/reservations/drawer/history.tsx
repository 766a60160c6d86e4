import { useTranslation } from 'react-i18next'
import { useFormat } from '@conciergerie/kit/lib/format.ts'
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

const answers = ['confirm', 'change', 'cancel'] as const
/** Rules of a house that its people may lift. */
const rules = [
  'closed',
  'too_late',
  'too_far',
  'min_stay',
  'max_stay',
  'cta',
  'ctd',
  'outside_hours',
  'party_too_large',
  'full',
] as const
const known = ['client', 'ai', 'system'] as const

function Happening({ event, kind }: { event: ReservationEvent; kind: Reservation['kind'] }) {
  const { t } = useTranslation('reservations')
  const { dates } = useFormat()
  const author = known.find((name) => name === event.actor)
  const answer = answers.find((one) => one === event.data['answer'])
  const rule = rules.find((one) => one === event.data['override'])
  const what =
    event.type === 'status' && event.toStatus !== null
      ? t(`status.${kind}.${event.toStatus}`)
      : answer
        ? t(`history.answered.${answer}`)
        : t(event.data['undelivered'] === undefined ? `history.${event.type}` : 'history.undelivered')
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-3 text-dense">
      <span>
        {what}
        <span className="text-ink-3"> · {author ? t(`history.by.${author}`) : event.actor}</span>
        {rule && <span className="block text-small text-warn-ink">{t(`history.override.${rule}`)}</span>}
      </span>
      <time dateTime={event.at} className="text-small text-ink-3 tabular-nums">
        {dates.moment(event.at)}
      </time>
    </li>
  )
}
