import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useLocation } from 'react-router'
import ArrowUp from 'lucide-react/icons/arrow-up'
import type { Conversation } from '@conciergerie/contract'
import { LoadError } from '@conciergerie/kit/ui/load-error.tsx'
import { useIsPhone } from '@conciergerie/kit/lib/media.ts'
import { VirtualList } from '../../../components/ui/virtual-list.tsx'
import { conversationQuery, prefetchConversation } from '../api.ts'
import type { ConversationList } from '../list/conversation-list.ts'
import { useHeldOrder } from '../list/use-held-order.ts'
import type { More } from '../use-more.ts'
import { ConversationRow } from './conversation-row.tsx'

interface RowsProps {
  list: ConversationList
  more: More
  hasMore: boolean
  currentId: number | null
}

/** Rows of the head are read again with it; those further down keep themselves up to date while they are in view. */
const headRows = 50

export function ConversationRows({ list, more, hasMore, currentId }: RowsProps) {
  const { t } = useTranslation('conversations')
  const client = useQueryClient()
  const { search } = useLocation()
  const isTall = useIsPhone()
  const rowHeight = isTall ? 72 : 64
  const { rows, waiting, hold, release } = useHeldOrder(list.items)
  const aim = useCallback(
    (id: number) => {
      prefetchConversation(client, id)
    },
    [client],
  )
  const drawRow = (conversation: Conversation, index: number) => {
    const props = { conversation, isCurrent: conversation.id === currentId, isTall, search, onAim: aim }
    return index < headRows ? <ConversationRow {...props} /> : <DeepRow {...props} />
  }
  return (
    <div className="relative flex min-h-0 grow flex-col" onPointerMove={hold} onPointerLeave={release}>
      {waiting > 0 && (
        <button
          type="button"
          onClick={release}
          className="floating motion-fade absolute top-2 left-1/2 z-1 inline-flex h-7 -translate-x-1/2 items-center gap-1.5 rounded-full px-3 text-small font-medium text-accent-ink"
        >
          <ArrowUp aria-hidden size={12} />
          {t('list.moved', { count: waiting })}
        </button>
      )}
      <VirtualList
        label={t('list.label')}
        items={rows}
        keyOf={(conversation) => conversation.id}
        rowHeight={rowHeight}
        render={drawRow}
        activeIndex={rows.findIndex(({ id }) => id === currentId)}
        {...(hasMore && more.error === null ? { onEndNear: more.loadMore } : {})}
        className="min-h-0 grow overflow-y-auto"
      />
      {more.error !== null && <LoadError error={more.error} onRetry={more.loadMore} />}
    </div>
  )
}

type RowProps = Parameters<typeof ConversationRow>[0]

function DeepRow(props: RowProps) {
  const { data } = useQuery({
    ...conversationQuery(props.conversation.id),
    initialData: { conversation: props.conversation },
    staleTime: Infinity,
  })
  return <ConversationRow {...props} conversation={data.conversation} />
}
