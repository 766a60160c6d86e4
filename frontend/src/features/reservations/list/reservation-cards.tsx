import { useTranslation } from 'react-i18next'
import Gem from 'lucide-react/icons/gem'
import { Button } from '@conciergerie/kit/ui/button.tsx'
import type { Reservation } from '../api.ts'
import { StatusBadge } from '../components/status-badge.tsx'
import { useLine } from './use-line.ts'

interface Props {
  items: readonly Reservation[]
  onOpen: (id: number) => void
}

/** The list on a phone: what fits in its width, nothing to scroll aside. */
export function ReservationCards({ items, onOpen }: Props) {
  const { t } = useTranslation('reservations')
  return (
    <ul aria-label={t('title')} className="border-t border-line">
      {items.map((reservation) => (
        <Card key={reservation.id} reservation={reservation} onOpen={onOpen} />
      ))}
    </ul>
  )
}

function Card({ reservation, onOpen }: { reservation: Reservation; onOpen: (id: number) => void }) {
  const { t } = useTranslation('reservations')
  const { when, place, total, step } = useLine(reservation)
  const { id, code, kind, guestName, client, partySize, unitType } = reservation
  return (
    <li data-reservation={id} className="grid gap-1 border-b border-line px-4 py-3 text-dense">
      <div className="flex items-center justify-between gap-3">
        <button
          type="button"
          className="inline-flex min-h-11 min-w-0 items-center gap-1.5 text-left text-strong font-medium"
          onClick={() => {
            onOpen(id)
          }}
        >
          <span className="truncate">{guestName}</span>
          {client.vip && <Gem role="img" aria-label="VIP" size={12} className="shrink-0 text-brass-mark" />}
        </button>
        <StatusBadge reservation={reservation} isBare />
      </div>
      <p className="tabular-nums">{when}</p>
      <p className="text-ink-2">
        {place === null ? <span className="text-warn-ink">{t('fact.noUnit')}</span> : place}
        {' · '}
        {unitType.name}
        {' · '}
        {t(kind === 'stay' ? 'waitlist.party' : 'covers', { count: partySize })}
      </p>
      <div className="flex items-center justify-between gap-3">
        <span className="text-small text-ink-3 tabular-nums">
          {code}
          {total !== '' && ` · ${total}`}
        </span>
        {step && (
          <Button busy={step.isPending} onClick={step.run}>
            {step.label}
          </Button>
        )}
      </div>
    </li>
  )
}
