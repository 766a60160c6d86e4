import { infiniteQueryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { Endpoints } from '@conciergerie/contract'
import { call } from '@conciergerie/kit/lib/api-client.ts'

export type LeftMessage = Endpoints['GET /api/messages']['response']['items'][number]

export function leftMessagesQuery(isDone: boolean) {
  return infiniteQueryOptions({
    queryKey: ['left-messages', 'list', isDone] as const,
    queryFn: ({ pageParam, signal }) =>
      call('GET /api/messages', {
        query: { done: isDone, limit: 50, ...(pageParam === '' ? {} : { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  })
}

type Change = Endpoints['PATCH /api/messages/:id']['body']

export function useMessageChange() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ id, change }: { id: number; change: Change }) =>
      call('PATCH /api/messages/:id', { params: { id }, body: change }),
    onSettled: () => client.invalidateQueries({ queryKey: ['left-messages'] }),
  })
}
