import { memo, useRef } from 'react'
import type { PointerEvent } from 'react'
import type { Block, PlanningBar } from '../api.ts'
import { addDays } from '../days.ts'
import type { Drag } from '../moving/use-bar-drag.ts'
import { BlockBar } from './block-bar.tsx'
import { boxOf, nightAt } from './geometry.ts'
import type { Frame } from './geometry.ts'
import type { UnitRow } from './rows.ts'
import { StayBar } from './stay-bar.tsx'

export interface LineActions {
  onOpen: (id: number) => void
  onOpenBlock: (block: Block) => void
  /** Nights of a room were chosen where nothing stands. */
  onChoose: (unitId: number, from: string, to: string) => void
}

interface Props extends LineActions {
  row: UnitRow
  frame: Frame
  /** Only when a bar of this line is held: the other lines stay as they are. */
  drag: Drag | null
  /** What a bar says of itself. */
  describe: (bar: PlanningBar, unitName: string) => string
}

/** One room: who is in it, when. */
export const UnitLine = memo(function UnitLine(props: Props) {
  const { row, frame, drag, describe, onOpen, onOpenBlock, onChoose } = props
  const choose = useNightChoice(frame, (from, to) => {
    onChoose(row.unit.id, from, to)
  })
  return (
    <div className="flex h-full border-b border-line">
      <div
        className="sticky left-0 z-10 flex shrink-0 items-center border-r border-line-strong bg-surface pl-9 text-dense max-tablet:pl-4"
        style={{ width: frame.labelWidth }}
      >
        <span className="truncate">{row.unit.name}</span>
      </div>
      <div {...choose} className="relative cursor-cell" style={{ width: frame.days * frame.dayWidth }}>
        {row.blocks.map((block) => {
          const box = boxOf(block, frame)
          return (
            box && <BlockBar key={block.id} block={block} unitName={row.unit.name} box={box} onOpen={onOpenBlock} />
          )
        })}
        {row.bars.map((bar) => {
          const box = boxOf(bar, frame)
          return (
            box && (
              <StayBar
                key={bar.id}
                bar={bar}
                words={describe(bar, row.unit.name)}
                box={box}
                shift={drag?.id === bar.id ? shiftOf(drag) : null}
                onOpen={onOpen}
              />
            )
          )
        })}
      </div>
    </div>
  )
})

const shiftOf = ({ part, dx, dy }: Drag) => (part === 'end' ? { dx: 0, dy: 0, stretch: dx } : { dx, dy, stretch: 0 })

/** A press or a drag over empty nights chooses them. */
function useNightChoice(frame: Frame, onChoose: (from: string, to: string) => void) {
  const start = useRef<number | null>(null)
  const nightOf = (event: PointerEvent<HTMLElement>) =>
    nightAt(event.clientX - event.currentTarget.getBoundingClientRect().left - frame.dayWidth / 2, frame)
  return {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (event.button === 0 && event.target === event.currentTarget) start.current = nightOf(event)
    },
    onPointerUp: (event: PointerEvent<HTMLElement>) => {
      if (start.current === null) return
      const [first, last] = [start.current, nightOf(event)].toSorted((a, b) => a - b) as [number, number]
      start.current = null
      onChoose(addDays(frame.from, first), addDays(frame.from, last + 1))
    },
    onPointerLeave: () => {
      start.current = null
    },
  }
}
