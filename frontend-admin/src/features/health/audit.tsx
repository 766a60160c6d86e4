import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useFormat } from '@conciergerie/kit/lib/format.ts'
import { auditQuery } from './api.ts'
import { Block } from './block.tsx'

/** Who did what lately. */
export function Audit() {
  const { t } = useTranslation('health')
  const { dates } = useFormat()
  const { data = [] } = useQuery(auditQuery)
  return (
    <Block title={t('audit')}>
      {data.length === 0 && <p className="py-3 text-dense text-ink-3">{t('noAudit')}</p>}
      <ul>
        {data.map((entry) => (
          <li key={entry.id} className="flex min-h-9 items-center gap-3 border-b border-line py-1 text-dense">
            <span className="w-36 shrink-0 text-ink-3 tabular-nums">{dates.moment(entry.at)}</span>
            <span className="min-w-0 truncate">
              <span className="font-medium">{entry.actor}</span> ·{' '}
              {t(`action.${entry.action.replaceAll(/[.-]/g, '_')}` as 'action.login', { defaultValue: entry.action })}
              {entry.target === null ? '' : ` · ${entry.target}`}
            </span>
          </li>
        ))}
      </ul>
    </Block>
  )
}
