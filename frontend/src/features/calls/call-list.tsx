import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Button } from '@conciergerie/kit/ui/button.tsx'
import { EmptyState } from '@conciergerie/kit/ui/empty-state.tsx'
import { LoadError } from '@conciergerie/kit/ui/load-error.tsx'
import { SkeletonRows } from '@conciergerie/kit/ui/skeleton.tsx'
import { TabList } from '../../components/ui/tabs.tsx'
import { callsQuery, tabs } from './api.ts'
import type { Tab } from './api.ts'
import { CallRow } from './call-row.tsx'

interface ListProps {
  tab: Tab
  onTab: (tab: Tab) => void
  currentId: number | null
}

/** The calls of a tab, the latest first. */
export function CallList({ tab, onTab, currentId }: ListProps) {
  const { t } = useTranslation('calls')
  const counts = useInfiniteQuery(callsQuery(tab)).data?.pages[0]?.counts
  return (
    <>
      <TabList
        label={t('tabs')}
        panels="calls"
        value={tab}
        onChange={onTab}
        tabs={tabs.map((id) => ({ id, label: t(`tab.${id}`), count: counts?.[id] }))}
        className="shrink-0 overflow-x-auto border-b border-line px-5 max-tablet:px-4"
      />
      <div
        role="tabpanel"
        id={`calls-${tab}`}
        aria-labelledby={`calls-${tab}-tab`}
        tabIndex={-1}
        className="min-h-0 grow overflow-y-auto outline-none"
      >
        <Rows tab={tab} currentId={currentId} />
      </div>
    </>
  )
}

function Rows({ tab, currentId }: { tab: Tab; currentId: number | null }) {
  const { t } = useTranslation('calls')
  const query = useInfiniteQuery(callsQuery(tab))
  if (query.error && !query.data) return <LoadError error={query.error} onRetry={() => void query.refetch()} />
  if (!query.data) return <SkeletonRows rows={8} className="h-16" />
  const items = query.data.pages.flatMap((page) => page.items)
  if (items.length === 0) return <EmptyState title={t(`none.${tab}`)}>{t('noneHelp')}</EmptyState>
  return (
    <>
      <ul aria-label={t('title')}>
        {items.map((call) => (
          <CallRow
            key={call.id}
            call={call}
            to={`/calls/${call.id}${tab === 'all' ? '' : `?tab=${tab}`}`}
            isCurrent={call.id === currentId}
          />
        ))}
      </ul>
      {query.hasNextPage && (
        <Button className="m-5" busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('more')}
        </Button>
      )}
    </>
  )
}
