import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { RelativeTime } from '@conciergerie/kit/ui/time.tsx'
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
          <li key={error.id} className="grid gap-0.5 border-b border-line py-2 text-dense">
            <span className="flex items-baseline gap-3">
              <span className="shrink-0">{t(`provider.${error.provider}`)}</span>
              <span className="min-w-0 grow font-mono text-small text-ink-3 [overflow-wrap:anywhere]">
                {error.code}
              </span>
              <span className="tabular-nums">×{error.count}</span>
              <RelativeTime at={error.lastAt} className="min-w-24 shrink-0 text-right text-small text-ink-3" />
            </span>
            <span className="text-ink-2 [overflow-wrap:anywhere]">{error.message}</span>
          </li>
        ))}
      </ul>
    </Block>
  )
}
