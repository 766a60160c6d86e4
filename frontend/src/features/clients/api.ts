import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { Client, Endpoints } from '@conciergerie/contract'
import { call } from '@conciergerie/kit/lib/api-client.ts'
import type { LiveMeta } from '@conciergerie/kit/lib/live.ts'

export type ClientChange = Endpoints['PATCH /api/clients/:id']['body']
export type TimelineItem = Endpoints['GET /api/clients/:id/timeline']['response']['items'][number]

export function clientQuery(id: number) {
  return queryOptions({
    queryKey: ['clients', id] as const,
    queryFn: ({ signal }) => call('GET /api/clients/:id', { params: { id }, signal }),
  })
}

const cards: LiveMeta = { topics: ['clients', 'calls', 'reservations', 'orders', 'left-messages'] }

/**
 * Everything that happened with a client, newest first.
 * @param conversationId what is said there is part of it, as it is said
 */
export function timelineQuery(id: number, conversationId: number) {
  return infiniteQueryOptions({
    queryKey: ['messages', conversationId, 'timeline', id] as const,
    meta: cards,
    queryFn: ({ pageParam, signal }) =>
      call('GET /api/clients/:id/timeline', {
        params: { id },
        query: { limit: 20, ...(pageParam === null ? {} : { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  })
}

/** Changes what we know of a client: shown at once, taken back when the server refuses. */
export function useUpdateClient(id: number) {
  const cache = useQueryClient()
  const { queryKey } = clientQuery(id)
  return useMutation({
    mutationFn: (body: ClientChange) => call('PATCH /api/clients/:id', { params: { id }, body }),
    onMutate: async (body) => {
      await cache.cancelQueries({ queryKey, exact: true })
      const before = cache.getQueryData(queryKey)
      cache.setQueryData(queryKey, before && { client: applyChange(before.client, body) })
      return { before }
    },
    onError: (_error, _body, context) => {
      cache.setQueryData(queryKey, context?.before)
    },
    onSuccess: (answer) => {
      cache.setQueryData(queryKey, answer)
    },
  })
}

/** @returns the client as the server will most likely give it back */
function applyChange(client: Client, { optedOut, ...change }: ClientChange): Client {
  const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))
  return { ...client, ...given, ...(optedOut === false ? { optedOutAt: null } : {}) }
}
