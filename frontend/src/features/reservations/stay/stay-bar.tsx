import clsx from 'clsx'
import Gem from 'lucide-react/icons/gem'
import Timer from 'lucide-react/icons/timer'
import TriangleAlert from 'lucide-react/icons/triangle-alert'
import Pin from 'lucide-react/icons/pin'
import type { PlanningBar } from '../api.ts'
import { lookOf } from '../status.ts'
import type { Box } from './geometry.ts'

interface Props {
  bar: PlanningBar
  /** Said aloud and on hovering. */
  words: string
  box: Box
  /** How far it is from its place, while it is held. */
  shift: { dx: number; dy: number; stretch: number } | null
  onOpen: (id: number) => void
}

const waiting = { icon: Timer, look: 'border-warn-mark bg-warn-soft text-warn-ink' }
/** What somebody has to see to, before how it stands. */
const alerts = {
  out_of_sale: { icon: TriangleAlert, look: 'border-2 border-danger bg-danger-soft text-danger-ink' },
  not_arrived: waiting,
  not_left: waiting,
}

/** Under this a name is one letter at most. */
const narrow = 48

/** A stay on its room's line: press to open, drag to move, drag its end to extend. Hundreds are drawn at once: no hook. */
export function StayBar({ bar, words, box, shift, onOpen }: Props) {
  const { icon, bar: usual } = lookOf(bar.status, 'stay')
  const { icon: Mark, look } = bar.alert === null ? { icon, look: usual } : alerts[bar.alert]
  const isNarrow = box.width < narrow
  return (
    <button
      type="button"
      data-bar={bar.id}
      data-drag={bar.id}
      aria-label={words}
      data-tip={words}
      onClick={() => {
        onOpen(bar.id)
      }}
      className={clsx(
        'absolute top-[5px] flex h-[29px] touch-pan-y items-center gap-1.5 overflow-hidden rounded-bar border px-1.5 text-left text-dense font-medium',
        look,
        box.isCutLeft && 'rounded-l-none border-l-0',
        box.isCutRight && 'rounded-r-none border-r-0',
        shift && 'z-20 cursor-grabbing opacity-85 shadow-pop',
      )}
      style={{
        left: box.left,
        width: box.width + (shift?.stretch ?? 0),
        transform: shift ? `translate(${shift.dx}px, ${shift.dy}px)` : undefined,
      }}
    >
      <Mark aria-hidden size={14} className="shrink-0" />
      {!isNarrow && <span className="truncate">{bar.name}</span>}
      {bar.vip && !isNarrow && <Gem aria-hidden size={12} className="shrink-0 text-brass-mark" />}
      {bar.unitLocked && !isNarrow && <Pin aria-hidden size={12} className="shrink-0" />}
      {!box.isCutRight && <span data-drag-end="" className="absolute inset-y-0 right-0 w-2 cursor-ew-resize" />}
    </button>
  )
}
