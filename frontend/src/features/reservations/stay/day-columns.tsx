import clsx from 'clsx'
import { memo } from 'react'
import { useFormat } from '@conciergerie/kit/lib/format.ts'
import { isWeekend } from '../days.ts'
import { shownDays } from './geometry.ts'
import type { Frame } from './geometry.ts'

interface Props {
  frame: Frame
  today: string
}

/** Names of the days, over their columns. */
export const DayHead = memo(function DayHead({ frame, today }: Props) {
  const { dates } = useFormat()
  return (
    <div className="sticky top-0 z-30 flex h-11 border-b border-line-strong bg-surface">
      <div
        className="sticky left-0 z-10 shrink-0 border-r border-line-strong bg-surface"
        style={{ width: frame.labelWidth }}
      />
      <DaysBefore frame={frame} />
      {shownDays(frame).map((day) => (
        <div
          key={day}
          aria-current={day === today ? 'date' : undefined}
          className={clsx('shrink-0 border-r border-line pt-1 text-center', isWeekend(day) && 'bg-sunken/55')}
          style={{ width: frame.dayWidth }}
        >
          <span className={clsx('block text-small leading-4', day === today ? 'font-medium text-ink' : 'text-ink-2')}>
            {dates.weekday(day)}
          </span>
          <span
            className={clsx(
              'inline-block min-w-7 rounded-chip px-1 text-strong leading-5 font-medium tabular-nums',
              day === today && 'bg-solid text-on-solid',
            )}
          >
            {Number(day.slice(8))}
          </span>
        </div>
      ))}
    </div>
  )
})

/** The room of the days that are out of sight on the left. */
export const DaysBefore = ({ frame: { shown, dayWidth } }: { frame: Frame }) => (
  <div aria-hidden className="shrink-0" style={{ width: shown.first * dayWidth }} />
)

/** Columns behind the lines: weekends, today, a hairline between two days. */
export const DayColumns = memo(function DayColumns({ frame, today }: Props) {
  return (
    <div
      aria-hidden
      className="pointer-events-none absolute inset-y-0 flex"
      style={{ left: frame.labelWidth + frame.shown.first * frame.dayWidth }}
    >
      {shownDays(frame).map((day) => (
        <div
          key={day}
          className={clsx(
            'shrink-0 border-r border-line',
            day === today ? 'bg-accent/6' : isWeekend(day) && 'bg-sunken/55',
          )}
          style={{ width: frame.dayWidth }}
        />
      ))}
    </div>
  )
})
