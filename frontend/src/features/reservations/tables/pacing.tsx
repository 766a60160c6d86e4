import clsx from 'clsx'
import { useTranslation } from 'react-i18next'
import type { TablePlanning } from '../api.ts'
import { clockMinutes, clockOf, labelWidth, leftOf, quarterWidth, widthOf } from './hours.ts'
import type { Window } from './hours.ts'

type Slot = TablePlanning['slots'][number]

const chartHeight = 72

/** Covers that arrive in each quarter of an hour, against the pace that the kitchen holds. */
export function Pacing({ slots, window }: { slots: readonly Slot[]; window: Window }) {
  const { t } = useTranslation('reservations')
  const pacing = slots.find((slot) => slot.pacing !== null)?.pacing ?? null
  const most = Math.max(pacing ?? 0, ...slots.map(({ covers }) => covers), 1)
  const height = (covers: number) => (covers / most) * (chartHeight - 18)
  return (
    <div className="flex h-19 border-b border-line">
      <div
        className="sticky left-0 z-10 shrink-0 border-r border-line-strong bg-surface px-3 pt-2"
        style={{ width: labelWidth }}
      >
        <p className="text-dense font-medium">{t('pacing.title')}</p>
        <p className="text-small text-ink-3">{t('pacing.each')}</p>
      </div>
      <div className="relative" style={{ width: widthOf(window) }}>
        {slots.map((slot) => (
          <SlotColumn key={slot.time} slot={slot} window={window} height={height(slot.covers)} />
        ))}
        {pacing !== null && (
          <div
            aria-hidden
            className="absolute inset-x-0 border-t border-dashed border-control text-micro text-ink-3"
            style={{ bottom: height(pacing) }}
          >
            <span className="sticky left-0 inline-block bg-surface px-2" style={{ left: labelWidth }}>
              {t('pacing.limit', { count: pacing })}
            </span>
          </div>
        )}
      </div>
    </div>
  )
}

function SlotColumn({ slot, window, height }: { slot: Slot; window: Window; height: number }) {
  const { t } = useTranslation('reservations')
  const minutes = clockMinutes(slot.time)
  const at = minutes < window.from ? minutes + 1440 : minutes
  const isOver = slot.pacing !== null && slot.covers > slot.pacing
  if (slot.covers === 0) return null
  return (
    <div
      role="img"
      aria-label={t(isOver ? 'pacing.over' : 'pacing.slot', { time: clockOf(at), count: slot.covers })}
      className="absolute bottom-0 text-center"
      style={{ left: leftOf(at, window), width: quarterWidth }}
    >
      {isOver && <span className="block text-micro font-semibold text-warn-ink tabular-nums">{slot.covers}</span>}
      <span
        className={clsx('mx-[3px] block rounded-t-chip', isOver ? 'bg-warn-mark' : 'bg-chart-2')}
        style={{ height }}
      />
    </div>
  )
}

/** Whether the pill of the present leaves room for an hour: the first one stands further to the right than the others. */
function leavesRoom(minutes: number, now: number | null, { from }: Window): boolean {
  if (now === null) return true
  return now - minutes > (minutes === from ? 26 : 17) || minutes - now > 17
}

/** Hours over the lines, with the present in a pill. */
export function HourHead({ window, now }: { window: Window; now: number | null }) {
  const halves = Array.from({ length: (window.to - window.from) / 30 }, (_, half) => window.from + half * 30)
  return (
    <div className="sticky top-0 z-30 flex h-7 border-b border-line-strong bg-surface">
      <div
        className="sticky left-0 z-10 shrink-0 border-r border-line-strong bg-surface"
        style={{ width: labelWidth }}
      />
      <div className="relative" style={{ width: widthOf(window) }}>
        {halves
          .filter((minutes) => leavesRoom(minutes, now, window))
          .map((minutes) => (
            <span
              key={minutes}
              className={clsx(
                'absolute top-1.5 text-small text-ink-2 tabular-nums',
                minutes === window.from ? 'translate-x-1' : '-translate-x-1/2',
              )}
              style={{ left: leftOf(minutes, window) }}
            >
              {clockOf(minutes)}
            </span>
          ))}
        {now !== null && (
          <span
            className="absolute top-1 z-10 -translate-x-1/2 rounded-chip bg-solid px-1.5 text-small leading-5 font-medium text-on-solid tabular-nums"
            style={{ left: leftOf(now, window) }}
          >
            {clockOf(now)}
          </span>
        )}
      </div>
    </div>
  )
}
