import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { Endpoints } from '@conciergerie/contract'
import { call } from '@conciergerie/kit/lib/api-client.ts'

export type FeatureRequest = Endpoints['GET /api/admin/feature-requests']['response']['items'][number]
export type RequestStatus = FeatureRequest['status']
export type RequestPriority = FeatureRequest['priority']
export type Decision = Endpoints['PATCH /api/admin/feature-requests/:id']['body']
export type RequestDetail = Endpoints['GET /api/admin/feature-requests/:id']['response']

export const statuses = ['pending', 'in_progress', 'completed', 'rejected'] as const
export const priorities = ['high', 'medium', 'low'] as const

const topic = ['feature-requests'] as const

export const requestsQuery = queryOptions({
  queryKey: [...topic, 'list'] as const,
  queryFn: async ({ signal }) => (await call('GET /api/admin/feature-requests', { signal })).items,
})

export const statisticsQuery = queryOptions({
  queryKey: [...topic, 'statistics'] as const,
  queryFn: ({ signal }) => call('GET /api/admin/feature-requests/statistics', { signal }),
})

export function requestQuery(id: number) {
  return queryOptions({
    queryKey: [...topic, id] as const,
    queryFn: ({ signal }) => call('GET /api/admin/feature-requests/:id', { params: { id }, signal }),
  })
}

/** Decides on a request: the board shows it at once, and takes it back if the server refuses. */
export function useDecide() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ id, ...body }: Decision & { id: number }) =>
      call('PATCH /api/admin/feature-requests/:id', { params: { id }, body }),
    onMutate: async ({ id, status, priority, title }) => {
      await client.cancelQueries({ queryKey: requestsQuery.queryKey })
      const before = client.getQueryData(requestsQuery.queryKey)
      const change = { ...(status ? { status } : {}), ...(priority ? { priority } : {}), ...(title ? { title } : {}) }
      client.setQueryData(requestsQuery.queryKey, (items) =>
        items?.map((one) => (one.id === id ? { ...one, ...change } : one)),
      )
      return { before }
    },
    onError: (_error, _decision, context) => {
      client.setQueryData(requestsQuery.queryKey, context?.before)
    },
    onSettled: () => client.invalidateQueries({ queryKey: topic }),
  })
}

/** A write after which requests are read again. */
export function useRequestWrite<V, R>(write: (value: V) => Promise<R>) {
  const client = useQueryClient()
  return useMutation({ mutationFn: write, onSettled: () => client.invalidateQueries({ queryKey: topic }) })
}
