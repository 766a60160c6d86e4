import clsx from 'clsx'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import ChevronDown from 'lucide-react/icons/chevron-down'
import { useFormat } from '@conciergerie/kit/lib/format.ts'
import type { StayPlanning } from '../api.ts'
import { DaysBefore } from './day-columns.tsx'
import { shownDays } from './geometry.ts'
import type { Frame } from './geometry.ts'
import type { TypeRow } from './rows.ts'

type Day = StayPlanning['days'][number]

interface Props {
  row: TypeRow
  days: ReadonlyMap<string, Day>
  frame: Frame
  onFold: (typeId: number) => void
}

/** A type of room: what a night costs and how many are left, day by day. */
export const TypeLine = memo(function TypeLine({ row: { type, isFolded }, days, frame, onFold }: Props) {
  return (
    <div className="flex h-full border-b border-line bg-canvas">
      <button
        type="button"
        aria-expanded={!isFolded}
        onClick={() => {
          onFold(type.id)
        }}
        className="sticky left-0 z-10 flex shrink-0 items-center gap-1.5 border-r border-line-strong bg-canvas px-3 text-left text-dense font-medium"
        style={{ width: frame.labelWidth }}
      >
        <ChevronDown aria-hidden size={14} className={clsx('shrink-0 text-ink-2', isFolded && '-rotate-90')} />
        <span className="truncate">{type.name}</span>
      </button>
      <DaysBefore frame={frame} />
      {shownDays(frame).map((date) => (
        <DayCell key={date} day={days.get(`${type.id}:${date}`)} currency="EUR" width={frame.dayWidth} />
      ))}
    </div>
  )
})

function DayCell({ day, currency, width }: { day: Day | undefined; currency: string; width: number }) {
  const { t } = useTranslation('reservations')
  const { numbers } = useFormat()
  const isNone = day === undefined || day.closed || day.left === 0
  const words =
    day === undefined
      ? ''
      : day.closed
        ? t('day.closed')
        : day.left === 0
          ? t('day.full')
          : t('day.left', { count: day.left })
  return (
    <div className="shrink-0 overflow-hidden pt-0.5 text-center text-small leading-4.5 tabular-nums" style={{ width }}>
      <span className="block font-medium">
        {day?.priceCents == null ? '' : numbers.roundPrice(day.priceCents, currency)}
      </span>
      <span className={clsx('block truncate', isNone ? 'text-warn-ink' : 'text-ink-3')}>{words}</span>
    </div>
  )
}
