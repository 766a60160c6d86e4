import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Badge } from '@conciergerie/kit/ui/badge.tsx'
import { Button } from '@conciergerie/kit/ui/button.tsx'
import { Drawer } from '@conciergerie/kit/ui/dialog.tsx'
import { EmptyState } from '@conciergerie/kit/ui/empty-state.tsx'
import { LoadError } from '@conciergerie/kit/ui/load-error.tsx'
import { SkeletonRows } from '@conciergerie/kit/ui/skeleton.tsx'
import { call } from '@conciergerie/kit/lib/api-client.ts'
import { useFormat } from '@conciergerie/kit/lib/format.ts'
import { useToast } from '@conciergerie/kit/lib/toasts.ts'
import { useReservationWrite, waitlistQuery } from '../api.ts'
import type { WaitlistEntry } from '../api.ts'
import { JoinForm } from './join-form.tsx'

interface Props {
  onOpen: (id: number) => void
  onClose: () => void
}

/** Who waits for a place, first come first; a place that comes free is offered by itself. */
export function WaitlistDrawer({ onOpen, onClose }: Props) {
  const { t } = useTranslation('reservations')
  const query = useQuery(waitlistQuery)
  return (
    <Drawer title={t('waitlist.title')} onClose={onClose}>
      <p className="mb-3 text-dense text-ink-3">{t('waitlist.help')}</p>
      {query.error && !query.data && <LoadError error={query.error} onRetry={() => void query.refetch()} />}
      {!query.data && !query.error && <SkeletonRows rows={3} />}
      {query.data?.length === 0 && <EmptyState title={t('waitlist.none')} />}
      <ul className="mb-5">
        {query.data?.map((entry) => (
          <Entry key={entry.id} entry={entry} onOpen={onOpen} />
        ))}
      </ul>
      <JoinForm />
    </Drawer>
  )
}

function Entry({ entry, onOpen }: { entry: WaitlistEntry; onOpen: (id: number) => void }) {
  const { t } = useTranslation('reservations')
  const { dates, phone } = useFormat()
  const toast = useToast()
  const leave = useReservationWrite(() => call('DELETE /api/waitlist/:id', { params: { id: entry.id } }))
  const { offer } = entry
  const when =
    entry.dateTo === null
      ? `${dates.day(entry.dateFrom)}${entry.timeFrom === null ? '' : `, ${entry.timeFrom}${entry.timeTo === null ? '' : ` – ${entry.timeTo}`}`}`
      : t('when.stay', { from: dates.day(entry.dateFrom), to: dates.day(entry.dateTo) })
  return (
    <li className="grid gap-1.5 border-b border-line py-3 text-dense">
      <span className="flex items-baseline justify-between gap-2">
        <span className="truncate font-medium">{entry.client.name}</span>
        <span className="shrink-0 text-ink-3">{t('waitlist.party', { count: entry.partySize })}</span>
      </span>
      <span className="text-ink-2">
        {when}
        {entry.unitType && ` · ${entry.unitType.name}`}
      </span>
      {entry.client.phone !== null && <span className="text-small text-ink-3">{phone(entry.client.phone)}</span>}
      <span className="flex items-center gap-2">
        {offer && (
          <>
            <Badge tone="info">{t('waitlist.offered', { time: dates.clock(offer.expiresAt) })}</Badge>
            <Button
              size="small"
              onClick={() => {
                onOpen(offer.reservationId)
              }}
            >
              {t('waitlist.see')}
            </Button>
          </>
        )}
        <Button
          size="small"
          variant="ghost"
          className="ml-auto"
          busy={leave.isPending}
          onClick={() => {
            leave.mutate(undefined, {
              onSuccess: () => {
                toast.done(t('waitlist.left', { name: entry.client.name }))
              },
              onError: (error) => {
                toast.failed(error)
              },
            })
          }}
        >
          {t('waitlist.leave')}
        </Button>
      </span>
    </li>
  )
}
