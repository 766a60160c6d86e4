import { useTranslation } from 'react-i18next'
import type { Block, PlanningBar, TablePlanning, Unit } from '../api.ts'
import { BlockBar } from '../stay/block-bar.tsx'
import { useBarDrag } from '../moving/use-bar-drag.ts'
import type { Drag } from '../moving/use-bar-drag.ts'
import { labelWidth, latenessOf, leftOf, lineHeight, minutesOf, quarter, quarterWidth, widthOf } from './hours.ts'
import type { Window } from './hours.ts'
import { HourHead, Pacing } from './pacing.tsx'
import { TableBar } from './table-bar.tsx'

/** The hour and the table that a party was dropped on. */
export interface TableMove {
  bar: PlanningBar
  unit: Unit
  /** Minutes since the midnight of the day. */
  at: number
}

export interface GridProps {
  planning: TablePlanning
  serviceId: number
  window: Window
  now: number | null
  onOpen: (id: number) => void
  onOpenBlock: (block: Block) => void
  onChoose: (unit: Unit, at: number) => void
  onMove: (move: TableMove) => void
}

/** Tables by quarters of an hour, areas one under the other. */
export function TableGrid(props: GridProps) {
  const { t } = useTranslation('reservations')
  const { planning, serviceId, window, now, onMove } = props
  const units = planning.areas.flatMap((area) => planning.units.filter(({ unitTypeId }) => unitTypeId === area.id))
  const { drag, handlers } = useBarDrag({
    onDrop: (dropped) => {
      const move = moveOf(dropped, planning, units, window)
      if (move) onMove(move)
    },
  })
  return (
    <div
      role="region"
      aria-label={t('planning.tables')}
      tabIndex={0}
      className="min-h-0 min-w-0 grow overflow-auto max-[1100px]:min-h-90 max-tablet:hidden outline-none focus-visible:outline-2 focus-visible:-outline-offset-2 focus-visible:outline-accent"
    >
      <div className="relative min-w-full" style={{ width: labelWidth + widthOf(window) }}>
        <Pacing slots={planning.slots.filter((slot) => slot.serviceId === serviceId)} window={window} />
        <HourHead window={window} now={now} />
        <div {...handlers} className="relative">
          {now !== null && (
            <div
              aria-hidden
              className="pointer-events-none absolute inset-y-0 w-px bg-accent"
              style={{ left: labelWidth + leftOf(now, window) }}
            />
          )}
          {planning.areas.map((area) => (
            <section key={area.id} aria-label={area.name}>
              <h3 className="sticky left-0 flex h-7 items-center border-b border-line bg-canvas px-3 text-dense font-medium">
                {area.name}
              </h3>
              {planning.units
                .filter(({ unitTypeId }) => unitTypeId === area.id)
                .map((unit) => (
                  <Line key={unit.id} unit={unit} {...props} drag={drag} />
                ))}
            </section>
          ))}
        </div>
      </div>
    </div>
  )
}

function Line(props: GridProps & { unit: Unit; drag: Drag | null }) {
  const { unit, planning, window, now, drag, onOpen, onOpenBlock, onChoose } = props
  const { t } = useTranslation('reservations')
  const bars = planning.bars.filter(({ unitIds }) => unitIds.includes(unit.id))
  return (
    <div className="flex border-b border-line" style={{ height: lineHeight }}>
      <div
        className="sticky left-0 z-10 flex shrink-0 items-center justify-between border-r border-line-strong bg-surface pr-3 pl-6 text-dense"
        style={{ width: labelWidth }}
      >
        <span className="truncate">{unit.name}</span>
        <span className="text-small text-ink-3 tabular-nums">{t('seats', { count: unit.maxParty })}</span>
      </div>
      <div
        className="relative cursor-cell bg-[linear-gradient(to_right,var(--line)_1px,transparent_1px)]"
        style={{ width: widthOf(window), backgroundSize: `${2 * quarterWidth}px 100%` }}
        onClick={(event) => {
          if (event.target !== event.currentTarget) return
          const x = event.clientX - event.currentTarget.getBoundingClientRect().left
          onChoose(unit, window.from + Math.floor(x / quarterWidth) * quarter)
        }}
      >
        {planning.blocks
          .filter(({ unitId }) => unitId === unit.id)
          .map((block) => (
            <BlockBar
              key={block.id}
              block={block}
              unitName={unit.name}
              box={boxOf(block, window)}
              onOpen={onOpenBlock}
            />
          ))}
        {bars.map((bar) => (
          <TableBar
            key={bar.id}
            bar={bar}
            unitName={unit.name}
            window={window}
            late={latenessOf(bar, window, now)}
            shift={drag?.id === bar.id ? drag : null}
            onOpen={onOpen}
            // joined tables are moved from the drawer, where both can be named
            isMovable={bar.unitIds.length === 1}
          />
        ))}
      </div>
    </div>
  )
}

function boxOf(block: Block, window: Window) {
  const from = Math.max(window.from, minutesOf(block.startsAt, window.date))
  const to = Math.min(window.to, minutesOf(block.endsAt, window.date))
  const left = leftOf(from, window)
  return { left, width: Math.max(0, leftOf(to, window) - left), isCutLeft: false, isCutRight: false }
}

function moveOf(
  { id, dx, dy }: Drag,
  { bars }: TablePlanning,
  units: readonly Unit[],
  window: Window,
): TableMove | null {
  const bar = bars.find((one) => one.id === id)
  const at = units.findIndex((unit) => unit.id === bar?.unitIds[0])
  const unit = units[at + Math.round(dy / lineHeight)]
  const steps = Math.round(dx / quarterWidth)
  if (!bar || !unit || (steps === 0 && unit.id === bar.unitIds[0])) return null
  return { bar, unit, at: minutesOf(bar.startsAt, window.date) + steps * quarter }
}
