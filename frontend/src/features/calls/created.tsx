import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Badge } from '@conciergerie/kit/ui/badge.tsx'
import { useFormat } from '@conciergerie/kit/lib/format.ts'
import type { CallDetail } from './api.ts'

const card = 'block rounded-card border border-line-strong bg-raised px-3 py-2 text-dense hover:bg-hover'

/** What came to be during the call. */
export function Created({ created }: { created: CallDetail['created'] }) {
  const { t } = useTranslation('calls')
  const { reservations, orders, messages, questions } = created
  if ([reservations, orders, messages, questions].every((list) => list.length === 0)) return null
  return (
    <section aria-labelledby="created" className="grid gap-2">
      <h3 id="created" className="text-small font-semibold text-ink-2">
        {t('created')}
      </h3>
      {reservations.map((reservation) => (
        <ReservationCard key={reservation.id} reservation={reservation} />
      ))}
      {orders.map(({ id, code, totalCents }) => (
        <Link key={id} to="/orders" className={card}>
          <Titled word={t('order', { code })}>
            <Price cents={totalCents} />
          </Titled>
        </Link>
      ))}
      {messages.map(({ id, text }) => (
        <Link key={id} to="/messages-left" className={card}>
          <Titled word={t('outcome.message')}>{text}</Titled>
        </Link>
      ))}
      {questions.map(({ id, text }) => (
        <Link key={id} to="/faq/questions" className={card}>
          <Titled word={t('unanswered')}>{text}</Titled>
        </Link>
      ))}
    </section>
  )
}

function ReservationCard({ reservation }: { reservation: CallDetail['created']['reservations'][number] }) {
  const { t } = useTranslation('calls')
  const { dates } = useFormat()
  const { id, code, status, kind, name, startsAt, endsAt, totalCents } = reservation
  const [from = '', time = ''] = startsAt.split('T')
  const when =
    kind === 'stay'
      ? `${dates.day(from)} → ${dates.day(endsAt.slice(0, 10))}`
      : `${dates.day(from)}, ${time.slice(0, 5)}`
  const isFirm = status === 'confirmed' || status === 'checked_in' || status === 'completed'
  return (
    <Link to={`/planning?reservation=${id}`} className={card}>
      <span className="flex items-center justify-between gap-2">
        <Badge tone={isFirm ? 'ok' : status === 'requested' ? 'warn' : 'idle'}>
          {t(isFirm ? 'reservation.confirmed' : status === 'requested' ? 'reservation.requested' : 'reservation.over')}
        </Badge>
        <span className="font-mono text-small text-ink-3">{code}</span>
      </span>
      <span className="mt-1 block">
        <b className="font-semibold">{name}</b>, {when}
        {totalCents !== null && (
          <>
            {', '}
            <Price cents={totalCents} />
          </>
        )}
      </span>
    </Link>
  )
}

function Titled({ word, children }: { word: string; children: ReactNode }) {
  return (
    <>
      <span className="block text-small text-ink-3">{word}</span>
      <span className="line-clamp-3 [overflow-wrap:anywhere]">{children}</span>
    </>
  )
}

function Price({ cents }: { cents: number }) {
  const { numbers } = useFormat()
  return <span className="tabular-nums">{numbers.price(cents)}</span>
}
