import { useTranslation } from 'react-i18next'
import Gem from 'lucide-react/icons/gem'
import { Button } from '@conciergerie/kit/ui/button.tsx'
import { Table, Td, Th, Tr } from '@conciergerie/kit/ui/table.tsx'
import type { Reservation } from '../api.ts'
import { StatusBadge } from '../components/status-badge.tsx'
import { useLine } from './use-line.ts'

interface Props {
  items: readonly Reservation[]
  onOpen: (id: number) => void
}

/** Reservations one under the other, each with the step that comes next. */
export function ReservationTable({ items, onOpen }: Props) {
  const { t } = useTranslation('reservations')
  return (
    <Table label={t('title')}>
      <thead>
        <tr>
          <Th>{t('list.code')}</Th>
          <Th>{t('list.guest')}</Th>
          <Th>{t('list.when')}</Th>
          <Th>{t('list.where')}</Th>
          <Th isFigure>{t('form.party')}</Th>
          <Th>{t('list.state')}</Th>
          <Th isFigure>{t('price.total')}</Th>
          <Th>
            <span className="sr-only">{t('list.next')}</span>
          </Th>
        </tr>
      </thead>
      <tbody>
        {items.map((reservation) => (
          <Line key={reservation.id} reservation={reservation} onOpen={onOpen} />
        ))}
      </tbody>
    </Table>
  )
}

function Line({ reservation, onOpen }: { reservation: Reservation; onOpen: (id: number) => void }) {
  const { t } = useTranslation('reservations')
  const { when, place, total, step } = useLine(reservation)
  return (
    <Tr data-reservation={reservation.id}>
      <Td className="whitespace-nowrap tabular-nums">{reservation.code}</Td>
      <Td>
        <button
          type="button"
          className="inline-flex max-w-60 items-center gap-1.5 text-left font-medium hover:underline"
          onClick={() => {
            onOpen(reservation.id)
          }}
        >
          <span className="truncate">{reservation.guestName}</span>
          {reservation.client.vip && <Gem role="img" aria-label="VIP" size={12} className="shrink-0 text-brass-mark" />}
        </button>
      </Td>
      <Td className="whitespace-nowrap tabular-nums">{when}</Td>
      <Td className="whitespace-nowrap">
        {place === null ? <span className="text-warn-ink">{t('fact.noUnit')}</span> : place}
        <span className="text-ink-3"> · {reservation.unitType.name}</span>
      </Td>
      <Td isFigure>{reservation.partySize}</Td>
      <Td>
        <StatusBadge reservation={reservation} isBare />
      </Td>
      <Td isFigure>{total}</Td>
      <Td className="text-right">
        {step && (
          <Button size="small" busy={step.isPending} onClick={step.run}>
            {step.label}
          </Button>
        )}
      </Td>
    </Tr>
  )
}
