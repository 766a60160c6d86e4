import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { RelativeTime } from '../../components/ui/time.tsx'
import { providerErrorsQuery } from './api.ts'
import { Block } from './block.tsx'

const most = 12

/** What the services outside refused, grouped. */
export function ProviderErrors() {
  const { t } = useTranslation('health')
  const { data = [] } = useQuery(providerErrorsQuery)
  return (
    <Block title={t('providerErrors')}>
      {data.length === 0 && <p className="py-3 text-dense text-ink-3">{t('noError')}</p>}
      <ul>
        {data.slice(0, most).map((error) => (
          <li key={error.id} className="flex min-h-11 items-center gap-3 border-b border-line py-1.5 text-dense">
            <span className="w-20 shrink-0">{t(`provider.${error.provider}`)}</span>
            <span className="w-16 shrink-0 truncate font-mono text-small">{error.code}</span>
            <span className="min-w-0 grow truncate text-ink-2">{error.message}</span>
            <span className="tabular-nums">×{error.count}</span>
            <RelativeTime at={error.lastAt} className="w-24 shrink-0 text-right text-small text-ink-3" />
          </li>
        ))}
      </ul>
    </Block>
  )
}
