import { useTranslation } from 'react-i18next'
import ChevronLeft from 'lucide-react/icons/chevron-left'
import ChevronRight from 'lucide-react/icons/chevron-right'
import { Button } from '@conciergerie/kit/ui/button.tsx'
import { IconButton } from '@conciergerie/kit/ui/icon-button.tsx'
import { SegmentedControl } from '@conciergerie/kit/ui/segmented-control.tsx'
import { useFormat } from '@conciergerie/kit/lib/format.ts'
import { useShortcut } from '@conciergerie/kit/lib/shortcuts.ts'
import { Legend } from './legend.tsx'
import { addDays, addMonths } from '../days.ts'
import type { Moves, Place, View } from '../use-place.ts'

interface Props {
  place: Place
  moves: Moves
}

const views: readonly View[] = ['planning', 'list', 'month']

/** Which view, which days. */
export function Toolbar({ place, moves }: Props) {
  const { t } = useTranslation('reservations')
  return (
    <div className="flex shrink-0 flex-wrap items-center gap-x-3 gap-y-2 border-b border-line px-5 py-2.5 max-tablet:px-4">
      <SegmentedControl
        label={t('view.label')}
        value={place.view}
        segments={views.map((value) => ({
          value,
          label: t(value === 'planning' && place.kind === 'table' ? 'view.service' : `view.${value}`),
        }))}
        onChange={(view) => {
          moves.show({ view: view === 'planning' ? null : view })
        }}
      />
      <DayMover place={place} moves={moves} />
      {place.view === 'planning' && place.kind === 'stay' && (
        <>
          <Legend />
          <span className="max-tablet:hidden max-[1400px]:ml-auto">
            <SegmentedControl
              label={t('span.label')}
              value={String(place.days)}
              segments={['7', '14', '30'].map((value) => ({ value, label: t('span.days', { count: Number(value) }) }))}
              onChange={(days) => {
                moves.show({ days: days === '14' ? null : days })
              }}
            />
          </span>
        </>
      )}
    </div>
  )
}

function DayMover({ place, moves }: Props) {
  const { t } = useTranslation('reservations')
  const { dates } = useFormat()
  const go = (date: string) => {
    moves.show({ date: date === place.today ? null : date })
  }
  const step = (by: 1 | -1) => {
    go(nextDate(place, by))
  }
  const group = t('title')
  const isWeekly = place.view === 'planning' && place.kind === 'stay'
  useShortcut({
    keys: 'd',
    label: t('today'),
    group,
    run: () => {
      go(place.today)
    },
  })
  useShortcut({
    keys: 'arrowleft',
    label: t('before'),
    group,
    run: () => {
      step(-1)
    },
  })
  useShortcut({
    keys: 'arrowright',
    label: t('after'),
    group,
    run: () => {
      step(1)
    },
  })
  return (
    <div className="flex items-center gap-1.5">
      <IconButton
        label={t('before')}
        icon={<ChevronLeft aria-hidden size={16} />}
        onClick={() => {
          step(-1)
        }}
      />
      <Button
        keys="d"
        onClick={() => {
          go(place.today)
        }}
      >
        {t('today')}
      </Button>
      <IconButton
        label={t('after')}
        icon={<ChevronRight aria-hidden size={16} />}
        onClick={() => {
          step(1)
        }}
      />
      <p aria-live="polite" className="ml-1 text-strong font-medium tabular-nums">
        {place.view === 'month'
          ? dates.month(place.date)
          : isWeekly
            ? dates.span(place.date, addDays(place.date, place.days - 1))
            : dates.longDay(place.date)}
      </p>
    </div>
  )
}

function nextDate({ view, kind, date }: Place, by: 1 | -1): string {
  if (view === 'month') return addMonths(date, by)
  return addDays(date, view === 'planning' && kind === 'stay' ? 7 * by : by)
}
