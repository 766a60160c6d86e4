import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { Endpoints } from '@conciergerie/contract'
import { call } from '@conciergerie/kit/lib/api-client.ts'

export type PhoneCall = Endpoints['GET /api/calls']['response']['items'][number]
export type CallDetail = Endpoints['GET /api/calls/:id']['response']
export type Turn = CallDetail['turns'][number]
export type Tool = CallDetail['tools'][number]
export type Fact = CallDetail['facts'][number]
export type LiveCall = Endpoints['GET /api/calls/live']['response']['items'][number]
export type Tab = 'all' | 'missed' | 'messages' | 'follow_up'

export const tabs: readonly Tab[] = ['all', 'missed', 'messages', 'follow_up']

export function callsQuery(tab: Tab) {
  return infiniteQueryOptions({
    queryKey: ['calls', 'list', tab] as const,
    queryFn: ({ pageParam, signal }) =>
      call('GET /api/calls', { query: { tab, limit: 50, ...(pageParam === '' ? {} : { cursor: pageParam }) }, signal }),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  })
}

export const callQuery = (id: number) =>
  queryOptions({
    queryKey: ['calls', id] as const,
    queryFn: ({ signal }) => call('GET /api/calls/:id', { params: { id }, signal }),
  })

export const liveCallsQuery = queryOptions({
  queryKey: ['calls', 'live'] as const,
  queryFn: ({ signal }) => call('GET /api/calls/live', { signal }),
})

export const linesQuery = queryOptions({
  queryKey: ['lines', 'own'] as const,
  queryFn: ({ signal }) => call('GET /api/lines', { signal }),
})

/** Something done to a call: everything that shows it is read again. */
function useCallWrite<V>(write: (variables: V) => Promise<unknown>) {
  const client = useQueryClient()
  return useMutation({ mutationFn: write, onSettled: () => client.invalidateQueries({ queryKey: ['calls'] }) })
}

type Change = Endpoints['PATCH /api/calls/:id']['body']
type Decision = Endpoints['POST /api/calls/:id/facts']['body']

export const useCallChange = (id: number) =>
  useCallWrite((change: Change) => call('PATCH /api/calls/:id', { params: { id }, body: change }))

export const useFactDecision = (id: number) =>
  useCallWrite((decision: Decision) => call('POST /api/calls/:id/facts', { params: { id }, body: decision }))

export const useHangUp = (id: number) =>
  useCallWrite((_: undefined) => call('POST /api/calls/:id/hangup', { params: { id } }))

export const useTransfer = (id: number) =>
  useCallWrite((to: { to?: string; toMe?: boolean }) =>
    call('POST /api/calls/:id/transfer', { params: { id }, body: to }),
  )

export const useRecordingRemoval = (id: number) =>
  useCallWrite((_: undefined) => call('DELETE /api/calls/:id/recording', { params: { id } }))
