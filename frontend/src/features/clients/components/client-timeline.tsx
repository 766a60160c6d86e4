import { useTranslation } from 'react-i18next'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Button } from '@conciergerie/kit/ui/button.tsx'
import { LoadError } from '@conciergerie/kit/ui/load-error.tsx'
import { timelineQuery } from '../api.ts'
import { TimelineLine } from './timeline-line.tsx'

interface TimelineProps {
  clientId: number
  conversationId: number
}

/** Everything that happened with this client, newest first. */
export function ClientTimeline({ clientId, conversationId }: TimelineProps) {
  const { t } = useTranslation('clients')
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    timelineQuery(clientId, conversationId),
  )
  const items = data?.pages.flatMap((page) => page.items) ?? []
  return (
    <section aria-label={t('timeline.title')}>
      <h3 className="mb-2 text-small font-semibold text-ink-3">{t('timeline.title')}</h3>
      {error && <LoadError error={error} onRetry={() => void refetch()} />}
      {data && items.length === 0 && <p className="text-dense text-ink-3">{t('timeline.empty')}</p>}
      <ol className="relative grid gap-3 before:absolute before:top-2 before:bottom-2 before:left-2.5 before:w-px before:bg-line">
        {items.map((item) => (
          <TimelineLine key={`${item.type}-${item.id}`} item={item} conversationId={conversationId} />
        ))}
      </ol>
      {hasNextPage && (
        <Button
          size="small"
          variant="ghost"
          busy={isFetchingNextPage}
          onClick={() => void fetchNextPage()}
          className="mt-2"
        >
          {t('timeline.more')}
        </Button>
      )}
    </section>
  )
}
