import { Suspense, lazy } from 'react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import BedDouble from 'lucide-react/icons/bed-double'
import Hourglass from 'lucide-react/icons/hourglass'
import Plus from 'lucide-react/icons/plus'
import Utensils from 'lucide-react/icons/utensils'
import { Button } from '@conciergerie/kit/ui/button.tsx'
import { LoadError } from '@conciergerie/kit/ui/load-error.tsx'
import { PageHeader } from '@conciergerie/kit/ui/page-header.tsx'
import { SegmentedControl } from '@conciergerie/kit/ui/segmented-control.tsx'
import { SkeletonRows } from '@conciergerie/kit/ui/skeleton.tsx'
import { useShortcut } from '@conciergerie/kit/lib/shortcuts.ts'
import { useSession } from '../../lib/auth.ts'
import { countsQuery, unitTypesQuery } from './api.ts'
import { ReservationDrawer } from './drawer/reservation-drawer.tsx'
import { Toolbar } from './components/toolbar.tsx'
import { StayPlanning } from './stay/stay-planning.tsx'
import { TablePlanning } from './tables/table-planning.tsx'
import { usePlace } from './use-place.ts'
import type { Kind, Moves, Place } from './use-place.ts'

// what is opened now and then comes when it is
const NewDrawer = lazy(async () => ({ default: (await import('./form/new-drawer.tsx')).NewDrawer }))
const WaitlistDrawer = lazy(async () => ({ default: (await import('./waitlist/waitlist-drawer.tsx')).WaitlistDrawer }))
const SetupWizard = lazy(async () => ({ default: (await import('./setup/setup-wizard.tsx')).SetupWizard }))
const DayList = lazy(async () => ({ default: (await import('./list/day-list.tsx')).DayList }))
const MonthHeat = lazy(async () => ({ default: (await import('./month/month-heat.tsx')).MonthHeat }))

/** Everything that is booked: rooms by nights, tables by services, lists of the day, the month. */
export function ReservationsPage() {
  const { t } = useTranslation('reservations')
  const { conciergerie } = useSession()
  const types = useQuery(unitTypesQuery)
  const kinds = new Set(types.data?.map(({ kind }) => kind))
  const [place, moves] = usePlace(firstKind(kinds, conciergerie.kind))
  useShortcut({
    keys: 'c',
    label: t('book'),
    group: t('title'),
    run: () => {
      moves.book({})
    },
  })
  return (
    <>
      <PageHeader title={t('title')} actions={<HeadActions moves={moves} />}>
        {kinds.size > 1 && <KindSwitch place={place} moves={moves} />}
      </PageHeader>
      {types.error && !types.data && <LoadError error={types.error} onRetry={() => void types.refetch()} />}
      {!types.data && !types.error && <SkeletonRows rows={12} className="h-10" />}
      <Suspense>
        {types.data?.length === 0 && <SetupWizard kind={place.kind} />}
        {types.data && types.data.length > 0 && <Body place={place} moves={moves} />}
      </Suspense>
    </>
  )
}

function firstKind(kinds: ReadonlySet<Kind>, trade: string): Kind {
  if (kinds.size === 1) return kinds.has('table') ? 'table' : 'stay'
  return trade === 'restaurant' ? 'table' : 'stay'
}

function KindSwitch({ place, moves }: { place: Place; moves: Moves }) {
  const { t } = useTranslation('reservations')
  return (
    <span className="flex items-center">
      <SegmentedControl
        label={t('kind.label')}
        value={place.kind}
        segments={[
          { value: 'stay', label: t('kind.stay'), icon: <BedDouble aria-hidden size={14} /> },
          { value: 'table', label: t('kind.table'), icon: <Utensils aria-hidden size={14} /> },
        ]}
        onChange={(kind) => {
          moves.show({ kind, service: null })
        }}
      />
    </span>
  )
}

function HeadActions({ moves }: { moves: Moves }) {
  const { t } = useTranslation('reservations')
  const counts = useQuery(countsQuery).data
  return (
    <>
      <Button
        variant="ghost"
        onClick={() => {
          moves.showWaitlist(true)
        }}
      >
        <Hourglass aria-hidden size={14} />
        <span className="max-tablet:sr-only">{t('waitlist.title')}</span>{' '}
        {counts && counts.waiting > 0 && <span className="tabular-nums">{counts.waiting}</span>}
      </Button>
      <Button
        variant="filled"
        keys="c"
        icon={<Plus aria-hidden size={14} />}
        onClick={() => {
          moves.book({})
        }}
      >
        <span className="max-tablet:sr-only">{t('book')}</span>
      </Button>
    </>
  )
}

function Body({ place, moves }: { place: Place; moves: Moves }) {
  return (
    <>
      <Toolbar place={place} moves={moves} />
      <Suspense fallback={<SkeletonRows rows={12} className="h-10" />}>
        {place.view === 'planning' && place.kind === 'stay' && <StayPlanning place={place} moves={moves} />}
        {place.view === 'planning' && place.kind === 'table' && <TablePlanning place={place} moves={moves} />}
        {place.view === 'list' && <DayList place={place} moves={moves} />}
        {place.view === 'month' && <MonthHeat place={place} moves={moves} />}
      </Suspense>
      {place.reservationId !== null && (
        <ReservationDrawer
          key={place.reservationId}
          id={place.reservationId}
          onClose={() => {
            moves.open(null)
          }}
        />
      )}
      <Suspense>
        {place.isWaitlistOpen && (
          <WaitlistDrawer
            onOpen={moves.open}
            onClose={() => {
              moves.showWaitlist(false)
            }}
          />
        )}
        {place.booking && (
          <NewDrawer
            place={place}
            onBooked={moves.open}
            onClose={() => {
              moves.book(null)
            }}
          />
        )}
      </Suspense>
    </>
  )
}
