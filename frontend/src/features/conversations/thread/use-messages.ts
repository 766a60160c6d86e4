import { useCallback } from 'react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { fetchOlderMessages, messagesQuery } from '../api.ts'
import { useMore } from '../use-more.ts'
import { prependPage } from '../message-pages.ts'

/** The messages of a conversation, and the way to those before them. */
export function useMessages(id: number) {
  const client = useQueryClient()
  const query = useQuery(messagesQuery(id))
  const cursor = query.data?.nextCursor ?? null
  const load = useCallback(async () => {
    if (cursor === null) return
    const page = await fetchOlderMessages(id, cursor)
    client.setQueryData(messagesQuery(id).queryKey, (known) => known && prependPage(known, page))
  }, [client, id, cursor])
  const { loadMore: loadOlder, isLoading: isLoadingOlder, error: olderError } = useMore(load)
  return { ...query, hasOlder: cursor !== null, loadOlder, isLoadingOlder, olderError }
}
