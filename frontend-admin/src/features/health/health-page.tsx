import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { LoadError } from '@conciergerie/kit/ui/load-error.tsx'
import { PageHeader } from '@conciergerie/kit/ui/page-header.tsx'
import { SkeletonRows } from '@conciergerie/kit/ui/skeleton.tsx'
import { healthQuery } from './api.ts'
import { Audit } from './audit.tsx'
import { DeadJobs } from './dead-jobs.tsx'
import { ProviderErrors } from './provider-errors.tsx'
import { Providers } from './providers.tsx'
import { Spend } from './spend.tsx'
import { Tiles } from './tiles.tsx'

/** How the platform does, what failed, what it costs. */
export function HealthPage() {
  const { t } = useTranslation('health')
  const query = useQuery(healthQuery)
  return (
    <>
      <PageHeader title={t('title')} />
      <div
        role="region"
        aria-label={t('title')}
        tabIndex={0}
        className="min-h-0 grow overflow-y-auto px-5 pb-8 -outline-offset-2 max-tablet:px-4"
      >
        {query.error && !query.data && <LoadError error={query.error} onRetry={() => void query.refetch()} />}
        {query.isPending && <SkeletonRows rows={4} className="h-24" />}
        {query.data && (
          <>
            <Tiles health={query.data} />
            <div className="grid gap-x-10 panel:grid-cols-2">
              <Providers health={query.data} />
              <DeadJobs />
              <ProviderErrors />
              <Audit />
            </div>
            <Spend health={query.data} />
          </>
        )}
      </div>
    </>
  )
}
