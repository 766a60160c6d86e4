import { useTranslation } from 'react-i18next'
import { useInfiniteQuery } from '@tanstack/react-query'
import CheckCheck from 'lucide-react/icons/check-check'
import { Button } from '@conciergerie/kit/ui/button.tsx'
import { EmptyState } from '@conciergerie/kit/ui/empty-state.tsx'
import { LoadError } from '@conciergerie/kit/ui/load-error.tsx'
import { SkeletonRows } from '@conciergerie/kit/ui/skeleton.tsx'
import { notificationsQuery, useMarkRead } from '../api.ts'
import { NotificationRow } from './notification-row.tsx'

/** What asks for this person, newest first. */
export function NotificationList({ onFollow }: { onFollow: () => void }) {
  const { t } = useTranslation('notifications')
  const { data, error, refetch, hasNextPage, fetchNextPage } = useInfiniteQuery(notificationsQuery)
  const markRead = useMarkRead()
  const items = data?.pages.flatMap((page) => page.items) ?? []
  const hasUnread = items.some(({ readAt }) => readAt === null)
  return (
    <section aria-label={t('title')}>
      <header className="flex h-11 items-center justify-between gap-2 border-b border-line pr-2 pl-4">
        <h2 className="text-base">{t('title')}</h2>
        {hasUnread && (
          <Button
            variant="ghost"
            size="small"
            icon={<CheckCheck aria-hidden size={14} />}
            onClick={() => {
              markRead.mutate('all')
            }}
          >
            {t('readAll')}
          </Button>
        )}
      </header>
      {!data && !error && <SkeletonRows rows={3} className="h-14" />}
      {!data && error && <LoadError error={error} onRetry={() => void refetch()} />}
      {data && items.length === 0 && <EmptyState title={t('empty')}>{t('emptyHelp')}</EmptyState>}
      <ul>
        {items.map((item) => (
          <NotificationRow
            key={item.id}
            item={item}
            onFollow={() => {
              if (item.readAt === null) markRead.mutate(item.id)
              onFollow()
            }}
          />
        ))}
      </ul>
      {hasNextPage && (
        <div className="p-2">
          <Button variant="ghost" size="small" onClick={() => void fetchNextPage()}>
            {t('older')}
          </Button>
        </div>
      )}
    </section>
  )
}
