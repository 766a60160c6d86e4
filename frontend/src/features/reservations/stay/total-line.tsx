import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '@conciergerie/kit/lib/format.ts'
import { DaysBefore } from './day-columns.tsx'
import type { Frame } from './geometry.ts'
import type { DayTotal } from './rows.ts'

/** How full the house is, day by day. */
export const TotalLine = memo(function TotalLine({ totals, frame }: { totals: readonly DayTotal[]; frame: Frame }) {
  const { t } = useTranslation('reservations')
  const { numbers } = useFormat()
  return (
    <div className="sticky bottom-0 z-20 flex h-10 border-t border-line bg-surface">
      <div
        className="sticky left-0 z-10 flex shrink-0 items-center border-r border-line-strong bg-surface px-3 text-small text-ink-3"
        style={{ width: frame.labelWidth }}
      >
        {t('occupancy')}
      </div>
      <DaysBefore frame={frame} />
      {totals.slice(frame.shown.first, frame.shown.last).map(({ date, used, total }) => {
        const share = total === 0 ? 0 : used / total
        return (
          <div key={date} className="shrink-0 px-2 pt-1.5 text-center" style={{ width: frame.dayWidth }}>
            <span className="text-small font-medium tabular-nums">{numbers.percent(share)}</span>
            <span aria-hidden className="mx-auto block h-[3px] max-w-12 overflow-hidden rounded-full bg-sunken">
              <span className="block h-full bg-chart-2" style={{ width: `${share * 100}%` }} />
            </span>
          </div>
        )
      })}
    </div>
  )
})
