import { queryOptions, useQuery } from '@tanstack/react-query'
import { call } from './api-client.ts'

/** Version, and whether this is a demonstration with its account. */
const statusQuery = queryOptions({
  queryKey: ['status'],
  queryFn: ({ signal }) => call('GET /api/status', { signal }),
  staleTime: Infinity,
})

export const useStatus = () => useQuery(statusQuery).data
