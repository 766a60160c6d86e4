import { queryOptions } from '@tanstack/react-query'
import type { Endpoints } from '@conciergerie/contract'
import { call } from './api-client.ts'

export type Line = Endpoints['GET /api/admin/lines']['response']['items'][number]

const everyMs = 10_000

/** Every voice line with its state; the rail counts those to look at. */
export const linesQuery = queryOptions({
  queryKey: ['lines', 'list'] as const,
  queryFn: async ({ signal }) => (await call('GET /api/admin/lines', { signal })).items,
  refetchInterval: everyMs,
})

/** In trouble, whatever it does about it. */
export const needsLook = ({ state }: Pick<Line, 'state'>): boolean =>
  state === 'degraded' || state === 'backoff' || state === 'failed'
