import { useCallback } from 'react'
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { conversationsQuery, fetchOlderConversations } from '../api.ts'
import { useMore } from '../use-more.ts'
import { appendPage } from './conversation-list.ts'
import type { ListFilter } from './list-filter.ts'

/** The conversations that a filter lets through, as far as they were scrolled. */
export function useConversationList(filter: ListFilter) {
  const client = useQueryClient()
  const query = useQuery({ ...conversationsQuery(filter), placeholderData: keepPreviousData })
  const cursor = query.data?.nextCursor ?? null
  const load = useCallback(async () => {
    if (cursor === null) return
    const page = await fetchOlderConversations(filter, cursor)
    client.setQueryData(conversationsQuery(filter).queryKey, (known) => known && appendPage(known, page))
  }, [client, filter, cursor])
  return { ...query, hasMore: cursor !== null, more: useMore(load) }
}
