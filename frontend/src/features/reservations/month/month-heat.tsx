import clsx from 'clsx'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { LoadError } from '@conciergerie/kit/ui/load-error.tsx'
import { SkeletonRows } from '@conciergerie/kit/ui/skeleton.tsx'
import { useFormat } from '@conciergerie/kit/lib/format.ts'
import { monthQuery } from '../api.ts'
import type { MonthHeat as Heat } from '../api.ts'
import { addDays, weekdayOf } from '../days.ts'
import type { Moves, Place } from '../use-place.ts'

type Day = Heat['days'][number]

const heats = ['', 'bg-heat-1', 'bg-heat-2', 'bg-heat-3', 'bg-heat-4 text-on-heat', 'bg-heat-5 text-on-heat']
const monday = '2027-03-01'

/** How full each day of the month is; a day leads to its planning. */
export function MonthHeat({ place, moves }: { place: Place; moves: Moves }) {
  const { t } = useTranslation('reservations')
  const { dates } = useFormat()
  const query = useQuery({ ...monthQuery(place.date.slice(0, 7)), placeholderData: keepPreviousData })
  if (query.error && !query.data) return <LoadError error={query.error} onRetry={() => void query.refetch()} />
  if (!query.data) return <SkeletonRows rows={6} className="h-24" />
  const { days } = query.data
  const lead = weekdayOf(days[0]?.date ?? monday)
  return (
    <div className="min-h-0 grow overflow-y-auto p-5 max-tablet:p-3">
      <div className="grid grid-cols-7 gap-1" aria-hidden>
        {Array.from({ length: 7 }, (_, day) => (
          <span key={day} className="pb-1 text-center text-small text-ink-3">
            {dates.weekday(addDays(monday, day))}
          </span>
        ))}
      </div>
      <ul aria-label={t('view.month')} className="grid grid-cols-7 gap-1">
        {days.map((day, at) => (
          <li key={day.date} style={at === 0 ? { gridColumnStart: lead + 1 } : undefined}>
            <Cell
              day={day}
              place={place}
              onOpen={() => {
                moves.show({ view: null, date: day.date })
              }}
            />
          </li>
        ))}
      </ul>
    </div>
  )
}

function Cell({ day, place, onOpen }: { day: Day; place: Place; onOpen: () => void }) {
  const { t } = useTranslation('reservations')
  const { dates, numbers } = useFormat()
  const isStay = place.kind === 'stay'
  const share = shareOf(day, isStay)
  const figure = isStay || day.coversMax !== null ? numbers.percent(share) : t('covers', { count: day.covers })
  const detail = isStay
    ? [
        day.arrivals > 0 ? t('month.arrivals', { count: day.arrivals }) : '',
        day.departures > 0 ? t('month.departures', { count: day.departures }) : '',
      ]
        .filter(Boolean)
        .join(', ')
    : t('covers', { count: day.covers })
  return (
    <button
      type="button"
      aria-current={day.date === place.today ? 'date' : undefined}
      onClick={onOpen}
      className={clsx(
        'flex h-22 w-full flex-col rounded-control border p-2 text-left transition-colors duration-(--time-1) hover:border-ink-3 max-tablet:h-16 max-tablet:p-1',
        day.date === place.today ? 'border-accent' : 'border-line',
        heats[Math.min(5, Math.ceil(share * 5))],
      )}
    >
      <span className="sr-only">{[dates.longDay(day.date), figure, detail].filter(Boolean).join(', ')}</span>
      <span aria-hidden className="contents">
        <span className="text-strong font-medium tabular-nums">{Number(day.date.slice(8))}</span>
        <span className="mt-auto text-dense font-medium tabular-nums">{figure}</span>
        <span className="truncate text-small max-tablet:hidden">{detail}</span>
      </span>
    </button>
  )
}

function shareOf({ stayUsed, stayTotal, covers, coversMax }: Day, isStay: boolean): number {
  if (isStay) return stayTotal === 0 ? 0 : stayUsed / stayTotal
  return coversMax === null || coversMax === 0 ? 0 : Math.min(1, covers / coversMax)
}
