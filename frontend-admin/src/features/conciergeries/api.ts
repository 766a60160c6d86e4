import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { Endpoints } from '@conciergerie/contract'
import { call } from '@conciergerie/kit/lib/api-client.ts'

export type Conciergerie = Endpoints['GET /api/admin/conciergeries']['response']['items'][number]
export type NewConciergerie = Endpoints['POST /api/admin/conciergeries']['body']

export const conciergeriesQuery = queryOptions({
  queryKey: ['conciergeries'] as const,
  queryFn: async ({ signal }) => (await call('GET /api/admin/conciergeries', { signal })).items,
})

/** A write after which the houses are read again. */
export function useHouseWrite<V, R>(write: (value: V) => Promise<R>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: write,
    onSettled: () => client.invalidateQueries({ queryKey: conciergeriesQuery.queryKey }),
  })
}
