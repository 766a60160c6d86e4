import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Drawer } from '@conciergerie/kit/ui/dialog.tsx'
import { LoadError } from '@conciergerie/kit/ui/load-error.tsx'
import { SkeletonRows } from '@conciergerie/kit/ui/skeleton.tsx'
import { reservationQuery } from '../api.ts'
import { PriceLines } from '../components/price-lines.tsx'
import { StatusBadge } from '../components/status-badge.tsx'
import { Actions } from './actions.tsx'
import { AlertLine } from './alert-line.tsx'
import { ChangeForm } from './change-form.tsx'
import { Facts } from './facts.tsx'
import { History } from './history.tsx'
import { Notes } from './notes.tsx'

/** One reservation: what it is, what may be done with it now, what happened to it. */
export function ReservationDrawer({ id, onClose }: { id: number; onClose: () => void }) {
  const { t } = useTranslation('reservations')
  const query = useQuery(reservationQuery(id))
  const reservation = query.data?.reservation
  return (
    <Drawer
      title={reservation?.guestName ?? t('title')}
      onClose={onClose}
      kicker={
        reservation && (
          <span className="flex items-center gap-2">
            <span className="font-medium text-ink-2 tabular-nums">{reservation.code}</span>
            <StatusBadge reservation={reservation} />
          </span>
        )
      }
      footer={
        reservation?.actions.some((action) => action !== 'move') ? <Actions reservation={reservation} /> : undefined
      }
    >
      {query.error && !reservation && <LoadError error={query.error} onRetry={() => void query.refetch()} />}
      {!reservation && !query.error && <SkeletonRows rows={5} className="h-10" />}
      {reservation && (
        <div className="grid gap-5">
          <AlertLine reservation={reservation} alert={query.data?.alert ?? null} />
          <Facts reservation={reservation} />
          {reservation.priceLines.length > 0 && (
            <section>
              <h3 className="mb-2 text-small font-semibold text-ink-3">{t('price.title')}</h3>
              <PriceLines
                lines={reservation.priceLines}
                totalCents={reservation.totalCents}
                currency={reservation.currency}
              />
            </section>
          )}
          {reservation.actions.includes('move') && <ChangeForm key={reservation.revision} reservation={reservation} />}
          <Notes reservation={reservation} />
          <History events={query.data?.history ?? []} kind={reservation.kind} />
        </div>
      )}
    </Drawer>
  )
}
