import { useTranslation } from 'react-i18next'
import clsx from 'clsx'
import { useFormat, useNow } from '@conciergerie/kit/lib/format.ts'
import type { LineEvent } from './api.ts'
import { dayMs, dayOf } from './day-parts.ts'
import type { DayPart } from './day-parts.ts'
import { Part } from './part.tsx'

const shapes: Record<DayPart, string> = {
  up: 'h-full bg-chart-2',
  trouble: 'h-3/4 bg-warn-mark',
  down: 'h-1/2 bg-danger',
  stopped: 'h-1/4 bg-control',
  none: 'h-px bg-control',
}

const shown = 12

/** How the last 24 hours went, half an hour at a time; the changes stand below, in words. */
export function DayStrip({ history }: { history: readonly LineEvent[] }) {
  const { t } = useTranslation('lines')
  const { dates, numbers } = useFormat()
  const now = useNow()
  const { parts, upShare } = dayOf(history, now)
  const summary = upShare === null ? t('neverWanted') : t('upShare', { share: numbers.percent(upShare, 1) })
  const changes = history.filter(({ at }) => Date.parse(at) >= now - dayMs).toReversed()
  return (
    <Part title={t('lastDay')}>
      <div role="img" aria-label={summary} className="flex h-6 items-end gap-0.5">
        {parts.map((part, index) => (
          <span key={index} className={clsx('min-w-0 grow rounded-[1px]', shapes[part])} />
        ))}
      </div>
      <p className="mt-1.5 flex justify-between gap-2 text-small text-ink-3">
        <span>{t('yesterday', { time: dates.clock(new Date(now - dayMs)) })}</span>
        <span>{summary}</span>
        <span>{t('now')}</span>
      </p>
      {changes.length > 0 && (
        <details className="mt-2 text-dense">
          <summary className="text-small text-ink-2">{t('changes', { count: changes.length })}</summary>
          <ul className="mt-1">
            {changes.slice(0, shown).map(({ at, state, detail }) => (
              <li key={`${at} ${state}`} className="flex gap-3 border-b border-line py-1">
                <time dateTime={at} className="shrink-0 text-ink-3">
                  {dates.clock(at)}
                </time>
                <span className="min-w-0">
                  {t(`stateOf.${state}`)}
                  {detail !== null && <span className="text-ink-3"> · {detail}</span>}
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </Part>
  )
}
