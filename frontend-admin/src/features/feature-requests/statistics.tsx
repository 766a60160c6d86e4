import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useFormat } from '@conciergerie/kit/lib/format.ts'
import { statisticsQuery, statuses } from './api.ts'

/** How many of each, how old, how many done this month. */
export function Statistics() {
  const { t } = useTranslation('feature-requests')
  const { numbers } = useFormat()
  const { data } = useQuery(statisticsQuery)
  if (!data) return <div className="h-6" />
  const figures: [string, string][] = [
    [numbers.count(data.total), t('stats.total')],
    ...statuses.map((status): [string, string] => [numbers.count(data.byStatus[status]), t(`stats.${status}`)]),
    ...(data.medianAgeDays === null
      ? []
      : [[t('days', { count: Math.round(data.medianAgeDays) }), t('stats.age')] as [string, string]]),
    [numbers.count(data.completedThisMonth), t('stats.month')],
  ]
  return (
    <dl className="flex flex-wrap gap-x-6 gap-y-1">
      {figures.map(([value, label]) => (
        <div key={label} className="flex flex-row-reverse items-baseline gap-1.5">
          <dt className="text-dense text-ink-2">{label}</dt>
          <dd className="text-strong font-semibold tabular-nums">{value}</dd>
        </div>
      ))}
    </dl>
  )
}
