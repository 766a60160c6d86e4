import { useTranslation } from 'react-i18next'
import { LoadError } from '@conciergerie/kit/ui/load-error.tsx'
import { SkeletonRows } from '@conciergerie/kit/ui/skeleton.tsx'
import { useConversationList } from '../list/use-conversation-list.ts'
import { useListFilter } from '../list/use-list-filter.ts'
import { ConversationRows } from './conversation-rows.tsx'
import { EmptyList } from './empty-list.tsx'
import { ListHead } from './list-head.tsx'
import { ListTabs } from './list-tabs.tsx'

/** Whom one talks to: tabs, search, and the conversations that they let through. */
export function ListPane({ currentId }: { currentId: number | null }) {
  const { t } = useTranslation('conversations')
  const [filter] = useListFilter()
  return (
    <section
      aria-label={t('list.label')}
      className="flex min-h-0 w-full shrink-0 flex-col bg-surface tablet:w-75 tablet:border-r tablet:border-line min-[1360px]:w-84"
    >
      <ListHead />
      <ListTabs />
      <ListBody key={filter.tab} currentId={currentId} />
    </section>
  )
}

function ListBody({ currentId }: { currentId: number | null }) {
  const [filter] = useListFilter()
  const list = useConversationList(filter)
  const { data, error, isPending, isPlaceholderData, refetch } = list
  if (isPending) return <SkeletonRows rows={8} className="h-16 max-tablet:h-18" />
  if (!data) return <LoadError error={error} onRetry={() => void refetch()} />
  if (data.items.length === 0 && !isPlaceholderData) return <EmptyList filter={filter} />
  return <ConversationRows list={data} more={list.more} hasMore={list.hasMore} currentId={currentId} />
}
