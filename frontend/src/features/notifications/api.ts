import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { Endpoints } from '@conciergerie/contract'
import { call } from '@conciergerie/kit/lib/api-client.ts'
import { overviewQuery } from '../../lib/overview.ts'

export type Notification = Endpoints['GET /api/notifications']['response']['items'][number]

export const notificationsQuery = infiniteQueryOptions({
  queryKey: ['notifications'],
  queryFn: ({ signal, pageParam }) => {
    const cursor = pageParam === '' ? {} : { cursor: pageParam }
    return call('GET /api/notifications', { query: { limit: 30, ...cursor }, signal })
  },
  initialPageParam: '',
  getNextPageParam: ({ nextCursor }) => nextCursor,
})

/** Marks one as read, or all of them. */
export function useMarkRead() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (id: number | 'all') => call('POST /api/notifications/read', { body: id === 'all' ? {} : { id } }),
    onSettled: () =>
      Promise.all([client.invalidateQueries(notificationsQuery), client.invalidateQueries(overviewQuery)]),
  })
}

/** The newest one, or null: what the bell of the desk listens to. */
export const latestQuery = queryOptions({
  queryKey: ['notifications', 'latest'] as const,
  queryFn: async ({ signal }) =>
    (await call('GET /api/notifications', { query: { limit: 1 }, signal })).items[0] ?? null,
})

/** What this person is told, and how. */
export const preferencesQuery = queryOptions({
  queryKey: ['notification-preferences'] as const,
  queryFn: async ({ signal }) => (await call('GET /api/notifications/preferences', { signal })).preferences,
})
