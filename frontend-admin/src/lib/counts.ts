import { queryOptions, useQuery } from '@tanstack/react-query'
import { call } from '@conciergerie/kit/lib/api-client.ts'
import { linesQuery, needsLook } from './lines.ts'

/** Statistics of the requests; the rail counts those that are pending. */
const statisticsQuery = queryOptions({
  queryKey: ['feature-requests', 'statistics'],
  queryFn: ({ signal }) => call('GET /api/admin/feature-requests/statistics', { signal }),
})

/** State of the platform; the rail counts the jobs that were given up, and names the version. */
export const healthQuery = queryOptions({
  queryKey: ['health', 'platform'],
  queryFn: ({ signal }) => call('GET /api/admin/health', { signal }),
  refetchInterval: 30_000,
})

export interface Counts {
  pendingRequests: number
  linesToLookAt: number
  deadJobs: number
}

/** What waits for an administrator; zeros until it is known. */
export function useCounts(): Counts {
  const statistics = useQuery(statisticsQuery).data
  const health = useQuery(healthQuery).data
  const lines = useQuery(linesQuery).data
  return {
    pendingRequests: statistics?.byStatus.pending ?? 0,
    linesToLookAt: lines?.filter(needsLook).length ?? 0,
    deadJobs: health?.queue.dead ?? 0,
  }
}
