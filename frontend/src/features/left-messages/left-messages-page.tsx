import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { Button } from '@conciergerie/kit/ui/button.tsx'
import { EmptyState } from '@conciergerie/kit/ui/empty-state.tsx'
import { LoadError } from '@conciergerie/kit/ui/load-error.tsx'
import { PageHeader } from '@conciergerie/kit/ui/page-header.tsx'
import { SegmentedControl } from '@conciergerie/kit/ui/segmented-control.tsx'
import { SkeletonRows } from '@conciergerie/kit/ui/skeleton.tsx'
import { leftMessagesQuery } from './api.ts'
import { MessageRow } from './message-row.tsx'

/** What was left for somebody to see to or to call back, the most urgent first. */
export function LeftMessagesPage() {
  const { t } = useTranslation('left-messages')
  const [search, setSearch] = useSearchParams()
  const isDone = search.get('done') === '1'
  return (
    <>
      <PageHeader
        title={t('title')}
        actions={
          <SegmentedControl
            label={t('which')}
            value={isDone ? 'done' : 'open'}
            segments={[
              { value: 'open', label: t('open') },
              { value: 'done', label: t('done') },
            ]}
            onChange={(value) => {
              setSearch(value === 'done' ? { done: '1' } : {}, { replace: true })
            }}
          />
        }
      />
      <div className="min-h-0 grow overflow-y-auto">
        <Messages isDone={isDone} />
      </div>
    </>
  )
}

function Messages({ isDone }: { isDone: boolean }) {
  const { t } = useTranslation('left-messages')
  const query = useInfiniteQuery(leftMessagesQuery(isDone))
  if (query.error && !query.data) return <LoadError error={query.error} onRetry={() => void query.refetch()} />
  if (!query.data) return <SkeletonRows rows={5} className="h-20" />
  const items = query.data.pages.flatMap((page) => page.items)
  if (items.length === 0) return <EmptyState title={t(isDone ? 'noneDone' : 'none')}>{t('noneHelp')}</EmptyState>
  return (
    <>
      <ul>
        {items.map((message) => (
          <MessageRow key={message.id} message={message} />
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
