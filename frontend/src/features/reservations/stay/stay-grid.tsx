import { useCallback, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '@conciergerie/kit/lib/format.ts'
import { visibleRange } from '../../../components/ui/visible-range.ts'
import type { PlanningBar, StayPlanning } from '../api.ts'
import { addDays } from '../days.ts'
import { useBarDrag } from '../moving/use-bar-drag.ts'
import type { Drag } from '../moving/use-bar-drag.ts'
import { useViewport } from '../moving/use-viewport.ts'
import { DayColumns, DayHead } from './day-columns.tsx'
import { daysShown, labelWidthOf, rowHeight } from './geometry.ts'
import type { Frame } from './geometry.ts'
import { rowsOf, totalsOf } from './rows.ts'
import type { Row } from './rows.ts'
import { TotalLine } from './total-line.tsx'
import { TypeLine } from './type-line.tsx'
import { UnitLine } from './unit-line.tsx'
import type { LineActions } from './unit-line.tsx'

/** The nights and the room that a stay was dropped on. */
export interface StayMove {
  bar: PlanningBar
  unit: { id: number; name: string }
  from: string
  to: string
}

interface Props extends LineActions {
  planning: StayPlanning
  days: number
  onMove: (move: StayMove) => void
}

const narrowest: Record<number, number> = { 7: 96, 14: 68, 30: 44 }

/** Rooms by days. Only the lines near the window exist, so that a large house scrolls as a small one. */
export function StayGrid({ planning, days, onMove, ...actions }: Props) {
  const { t } = useTranslation('reservations')
  const { box, viewport, onScroll } = useViewport()
  const [folded, setFolded] = useState<ReadonlySet<number>>(new Set())
  const rows = useMemo(() => rowsOf(planning, folded), [planning, folded])
  const totals = useMemo(() => totalsOf(planning), [planning])
  const dayOf = useMemo(
    () => new Map(planning.days.map((day) => [`${day.unitTypeId}:${day.date}`, day])),
    [planning.days],
  )
  const labelWidth = labelWidthOf(viewport.width)
  const dayWidth = Math.max(narrowest[days] ?? 44, Math.floor((viewport.width - labelWidth) / days))
  const { first: firstDay, last: lastDay } = daysShown(viewport, { days, dayWidth, labelWidth })
  const frame = useMemo(
    () => ({ from: planning.from, days, dayWidth, labelWidth, shown: { first: firstDay, last: lastDay } }),
    [planning.from, days, dayWidth, labelWidth, firstDay, lastDay],
  )
  const describe = useDescription()
  const { drag, handlers } = useBarDrag({
    onDrop: (dropped) => {
      const move = moveOf(dropped, rows, frame)
      if (move) onMove(move)
    },
  })
  const fold = useCallback((typeId: number) => {
    setFolded((now) => (now.has(typeId) ? new Set([...now].filter((id) => id !== typeId)) : new Set([...now, typeId])))
  }, [])
  const { first, last } = visibleRange(viewport, rowHeight, rows.length)
  return (
    <div
      ref={box}
      onScroll={onScroll}
      role="region"
      aria-label={t('planning.stays')}
      tabIndex={0}
      className="relative min-h-0 grow overflow-auto outline-none focus-visible:outline-2 focus-visible:-outline-offset-2 focus-visible:outline-accent"
    >
      <div style={{ width: labelWidth + days * dayWidth }}>
        <DayHead frame={frame} today={planning.today} />
        <div {...handlers} className="relative" style={{ height: rows.length * rowHeight }}>
          <DayColumns frame={frame} today={planning.today} />
          {rows.slice(first, last).map((row, at) => (
            <div
              key={row.is === 'type' ? `type-${row.type.id}` : row.unit.id}
              className="absolute inset-x-0"
              style={{ top: (first + at) * rowHeight, height: rowHeight }}
            >
              {row.is === 'type' ? (
                <TypeLine row={row} days={dayOf} frame={frame} onFold={fold} />
              ) : (
                <UnitLine
                  row={row}
                  frame={frame}
                  drag={drag && row.bars.some(({ id }) => id === drag.id) ? drag : null}
                  describe={describe}
                  {...actions}
                />
              )}
            </div>
          ))}
        </div>
        <TotalLine totals={totals} frame={frame} />
      </div>
    </div>
  )
}

/** What bars say of themselves, made in one place for all of them. */
function useDescription() {
  const { t } = useTranslation('reservations')
  const { dates } = useFormat()
  return useCallback(
    (bar: PlanningBar, unit: string) =>
      t('bar.stay', {
        unit,
        name: bar.name,
        status: bar.alert === null ? t(`status.stay.${bar.status}`) : t(`alert.${bar.alert}`),
        from: dates.day(bar.startsAt),
        to: dates.day(bar.endsAt),
        count: bar.partySize,
      }),
    [t, dates],
  )
}

/** Which nights of which room a bar was dropped on; null where it may not go, or has not moved. */
function moveOf({ id, part, dx, dy }: Drag, rows: readonly Row[], { dayWidth }: Frame): StayMove | null {
  const at = rows.findIndex((row) => row.is === 'unit' && row.bars.some((bar) => bar.id === id))
  const origin = rows[at]
  const target = rows[at + Math.round(dy / rowHeight)]
  if (origin?.is !== 'unit' || target?.is !== 'unit') return null
  const bar = origin.bars.find((one) => one.id === id)
  const shift = Math.round(dx / dayWidth)
  if (!bar || (shift === 0 && target === origin)) return null
  const from = part === 'end' ? bar.startsAt : addDays(bar.startsAt, shift)
  const to = addDays(bar.endsAt, shift)
  if (to <= from) return null
  return { bar, unit: target.unit, from, to }
}
