import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { Endpoints } from '@conciergerie/contract'
import { call } from '@conciergerie/kit/lib/api-client.ts'

export type Health = Endpoints['GET /api/admin/health']['response']
export type DeadJob = Endpoints['GET /api/admin/jobs/dead']['response']['items'][number]

const everyMs = 10_000

export const healthQuery = queryOptions({
  queryKey: ['health', 'tiles'] as const,
  queryFn: ({ signal }) => call('GET /api/admin/health', { signal }),
  refetchInterval: everyMs,
})

export const deadJobsQuery = queryOptions({
  queryKey: ['health', 'dead'] as const,
  queryFn: async ({ signal }) => (await call('GET /api/admin/jobs/dead', { query: { limit: 50 }, signal })).items,
  refetchInterval: everyMs,
})

export const providerErrorsQuery = queryOptions({
  queryKey: ['health', 'errors'] as const,
  queryFn: async ({ signal }) => (await call('GET /api/admin/provider-errors', { signal })).items,
  refetchInterval: everyMs,
})

export const auditQuery = queryOptions({
  queryKey: ['health', 'audit'] as const,
  queryFn: async ({ signal }) => (await call('GET /api/admin/audit', { query: { limit: 12 }, signal })).items,
})

/** A write after which health is read again. */
export function useHealthWrite<V, R>(write: (value: V) => Promise<R>) {
  const client = useQueryClient()
  return useMutation({ mutationFn: write, onSettled: () => client.invalidateQueries({ queryKey: ['health'] }) })
}
