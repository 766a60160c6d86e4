import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { Endpoints } from '@conciergerie/contract'
import { call } from '@conciergerie/kit/lib/api-client.ts'

export type RequestPage = Endpoints['GET /api/feature-requests']['response']
export type FeatureRequest = RequestPage['items'][number]
export type RequestStatus = FeatureRequest['status']

export interface RequestFilter {
  q?: string
  status?: RequestStatus
  mine?: 'true'
}

const listKey = ['feature-requests', 'list'] as const

export function requestsQuery(filter: RequestFilter) {
  return infiniteQueryOptions({
    queryKey: [...listKey, filter] as const,
    queryFn: ({ pageParam, signal }) =>
      call('GET /api/feature-requests', {
        query: { ...filter, limit: 50, ...(pageParam === '' ? {} : { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  })
}

export function requestQuery(id: number) {
  return queryOptions({
    queryKey: ['feature-requests', id] as const,
    queryFn: ({ signal }) => call('GET /api/feature-requests/:id', { params: { id }, signal }),
  })
}

/** Ideas near one that is being written. */
export function similarRequestsQuery(q: string) {
  return queryOptions({
    queryKey: ['feature-requests', 'similar', q] as const,
    queryFn: async ({ signal }) => (await call('GET /api/feature-requests', { query: { q, limit: 3 }, signal })).items,
  })
}

type Pages = { pages: RequestPage[]; pageParams: string[] }

/** A vote or a follow, shown at once and taken back if the server refuses. */
export function useStake(kind: 'vote' | 'follow') {
  const client = useQueryClient()
  const flip = (request: FeatureRequest): FeatureRequest =>
    kind === 'vote'
      ? {
          ...request,
          voted: !request.voted,
          followed: request.followed || !request.voted,
          votes: request.votes + (request.voted ? -1 : 1),
        }
      : { ...request, followed: !request.followed }
  return useMutation({
    mutationFn: ({ id, voted, followed }: FeatureRequest) => {
      const isOn = kind === 'vote' ? voted : followed
      const input = { params: { id } }
      if (kind === 'vote')
        return isOn
          ? call('DELETE /api/feature-requests/:id/vote', input)
          : call('POST /api/feature-requests/:id/vote', input)
      return isOn
        ? call('DELETE /api/feature-requests/:id/follow', input)
        : call('POST /api/feature-requests/:id/follow', input)
    },
    onMutate: async (request) => {
      await client.cancelQueries({ queryKey: ['feature-requests'] })
      client.setQueriesData<Pages>(
        { queryKey: listKey },
        (data) =>
          data && {
            ...data,
            pages: data.pages.map((page) => ({
              ...page,
              items: page.items.map((one) => (one.id === request.id ? flip(one) : one)),
            })),
          },
      )
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['feature-requests'] }),
  })
}

/** A write after which every list of requests is read again. */
export function useRequestWrite<V, R>(write: (value: V) => Promise<R>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: write,
    onSettled: () => client.invalidateQueries({ queryKey: ['feature-requests'] }),
  })
}
