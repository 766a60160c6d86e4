import clsx from 'clsx'
import { useTranslation } from 'react-i18next'
import { useFormat } from '@conciergerie/kit/lib/format.ts'
import { Part } from './part.tsx'
import type { Wait } from './waits.ts'

const capSeconds = 60

/** How long each try was waited for: twice as long each time, up to a minute. */
export function WaitsChart({ waits }: { waits: readonly Wait[] }) {
  const { t } = useTranslation('lines')
  const { dates } = useFormat()
  return (
    <Part title={t('waits')}>
      <ol className="flex items-end gap-4 border-b border-line">
        {waits.map(({ at, seconds }, index) => (
          <li key={at} className="grid min-w-0 flex-1 justify-items-center gap-1 text-micro text-ink-2 tabular-nums">
            <span>{t('seconds', { value: seconds })}</span>
            <span
              aria-hidden
              className={clsx(
                'w-full max-w-9 rounded-t-[2px]',
                index === waits.length - 1 ? 'bg-warn-mark' : 'bg-chart-2',
              )}
              style={{ height: `${Math.max(3, (Math.min(seconds, capSeconds) / capSeconds) * 76)}px` }}
            />
          </li>
        ))}
      </ol>
      <p aria-hidden className="flex gap-4 pt-1 text-micro text-ink-3 tabular-nums">
        {waits.map(({ at }) => (
          <span key={at} className="min-w-0 flex-1 text-center">
            {dates.clock(at)}
          </span>
        ))}
      </p>
    </Part>
  )
}
