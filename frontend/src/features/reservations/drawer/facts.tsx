import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import Gem from 'lucide-react/icons/gem'
import Pin from 'lucide-react/icons/pin'
import TriangleAlert from 'lucide-react/icons/triangle-alert'
import { Badge } from '@conciergerie/kit/ui/badge.tsx'
import { useFormat } from '@conciergerie/kit/lib/format.ts'
import { useNow } from '@conciergerie/kit/lib/format/use-now.ts'
import type { Reservation } from '../api.ts'

/** Who, when, where, for how many, and from where it came. */
export function Facts({ reservation }: { reservation: Reservation }) {
  const { t } = useTranslation('reservations')
  const { phone } = useFormat()
  const { client, unitType, units, unitLocked, service, kind, source, conversationId } = reservation
  return (
    <dl className="grid grid-cols-[104px_minmax(0,1fr)] gap-x-3 gap-y-2 text-dense">
      <Fact label={t('fact.when')}>
        <When reservation={reservation} />
      </Fact>
      <Fact label={t(`fact.place.${kind}`)}>
        {units.length === 0 ? t('fact.noUnit') : units.map(({ name }) => name).join(' + ')}
        <span className="text-ink-3"> · {unitType.name}</span>
        {unitLocked && <Pin role="img" aria-label={t('fact.pinned')} size={12} className="ml-1 inline text-ink-2" />}
      </Fact>
      {service && <Fact label={t('fact.service')}>{service.name}</Fact>}
      <Fact label={t(`fact.party.${kind}`)}>
        <Party reservation={reservation} />
      </Fact>
      <Fact label={t('fact.client')}>
        <span className="flex flex-wrap items-center gap-1.5">
          {client.name}
          {client.vip && (
            <Badge tone="brass" icon={<Gem aria-hidden size={12} />}>
              VIP
            </Badge>
          )}
          {client.allergies !== null && (
            <Badge tone="warn" icon={<TriangleAlert aria-hidden size={12} />}>
              {client.allergies}
            </Badge>
          )}
        </span>
        {client.phone !== null && (
          <a href={`tel:${client.phone}`} className="block text-accent-ink underline-offset-3 hover:underline">
            {phone(client.phone)}
          </a>
        )}
        {client.email !== null && (
          <a
            href={`mailto:${client.email}`}
            className="block truncate text-accent-ink underline-offset-3 hover:underline"
          >
            {client.email}
          </a>
        )}
      </Fact>
      <Fact label={t('fact.source')}>
        {t(`source.${source}`)}
        {conversationId !== null && (
          <Link to={`/inbox/${conversationId}`} className="ml-2 text-accent-ink underline-offset-3 hover:underline">
            {t('fact.conversation')}
          </Link>
        )}
      </Fact>
      {reservation.cancelReason !== null && <Fact label={t('fact.reason')}>{reservation.cancelReason}</Fact>}
    </dl>
  )
}

function When({ reservation }: { reservation: Reservation }) {
  const { t } = useTranslation('reservations')
  const { dates, durations } = useFormat()
  useNow()
  const { kind, startsAt, endsAt, nights, holdExpiresAt, status } = reservation
  return (
    <>
      {kind === 'stay'
        ? t('fact.stay', { from: dates.longDay(startsAt), to: dates.longDay(endsAt), count: nights ?? 0 })
        : t('fact.table', { day: dates.longDay(startsAt), from: startsAt.slice(11), to: endsAt.slice(11) })}
      {status === 'held' && holdExpiresAt !== null && (
        <span className="block text-warn-ink">{t('fact.holdLeft', { time: durations.relative(holdExpiresAt) })}</span>
      )}
    </>
  )
}

function Party({ reservation: { partySize, adults, children, quantity } }: { reservation: Reservation }) {
  const { t } = useTranslation('reservations')
  const withChildren = adults !== null && children !== null && children > 0
  return (
    <>
      {withChildren ? `${t('fact.adults', { count: adults })}, ${t('fact.children', { count: children })}` : partySize}
      {quantity > 1 && ` · ${t('fact.units', { count: quantity })}`}
    </>
  )
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-ink-3">{label}</dt>
      <dd className="min-w-0 [overflow-wrap:anywhere]">{children}</dd>
    </>
  )
}
