import clsx from 'clsx'
import { useTranslation } from 'react-i18next'
import Gem from 'lucide-react/icons/gem'
import Timer from 'lucide-react/icons/timer'
import type { PlanningBar } from '../api.ts'
import { lookOf } from '../status.ts'
import { leftOf, minutesOf } from './hours.ts'
import type { Window } from './hours.ts'

interface Props {
  bar: PlanningBar
  unitName: string
  window: Window
  /** Not seated though their hour has passed; still seated though the next party's has come. */
  late: 'late' | 'over' | null
  shift: { dx: number; dy: number } | null
  onOpen: (id: number) => void
  isMovable: boolean
}

/** A party at its table: name, covers. */
export function TableBar({ bar, unitName, window, late, shift, onOpen, isMovable }: Props) {
  const { t } = useTranslation('reservations')
  const look = lookOf(bar.status, 'table')
  const Icon = late === null ? look.icon : Timer
  const [from, to] = [minutesOf(bar.startsAt, window.date), minutesOf(bar.endsAt, window.date)]
  const left = leftOf(Math.max(from, window.from), window)
  const right = leftOf(Math.min(to, window.to), window)
  if (right <= left) return null
  const status =
    bar.alert === null ? (late === null ? t(`status.table.${bar.status}`) : t(late)) : t(`alert.${bar.alert}`)
  const words = t('bar.table', {
    unit: unitName,
    name: bar.name,
    status,
    from: bar.startsAt.slice(11),
    to: bar.endsAt.slice(11),
    count: bar.partySize,
  })
  return (
    <button
      type="button"
      data-bar={bar.id}
      data-drag={isMovable ? bar.id : undefined}
      data-tip={words}
      onClick={() => {
        onOpen(bar.id)
      }}
      className={clsx(
        'absolute top-[6px] flex h-[30px] touch-pan-y items-center gap-1.5 overflow-hidden rounded-bar border px-1.5 text-left text-dense font-medium',
        late === null ? look.bar : 'border-warn-mark bg-warn-soft text-warn-ink',
        shift && 'z-20 cursor-grabbing opacity-85 shadow-pop',
        bar.alert !== null && 'border-2 border-danger',
      )}
      style={{
        left: left + 1,
        width: right - left - 2,
        transform: shift ? `translate(${shift.dx}px, ${shift.dy}px)` : undefined,
      }}
    >
      <span className="sr-only">{words}</span>
      <Icon aria-hidden size={14} className="shrink-0" />
      <span aria-hidden className={clsx('truncate', bar.status === 'no_show' && 'line-through')}>
        {bar.name}
      </span>
      {bar.vip && <Gem aria-hidden size={12} className="shrink-0 text-brass-mark" />}
      <span aria-hidden className="ml-auto shrink-0 tabular-nums">
        {bar.partySize}
      </span>
    </button>
  )
}
