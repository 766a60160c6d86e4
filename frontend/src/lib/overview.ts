import { queryOptions, useQuery } from '@tanstack/react-query'
import type { Endpoints } from '@conciergerie/contract'
import { call } from '@conciergerie/kit/lib/api-client.ts'
import type { LiveMeta } from '@conciergerie/kit/lib/live.ts'

export type Overview = Endpoints['GET /api/overview']['response']

const meta: LiveMeta = {
  topics: [
    'conversations',
    'messages',
    'questions',
    'notifications',
    'settings',
    'reservations',
    'orders',
    'left-messages',
  ],
}

/** The counts that the dashboard shows everywhere: waiting, unread, open questions, assistant. */
export const overviewQuery = queryOptions({
  queryKey: ['overview'],
  queryFn: ({ signal }) => call('GET /api/overview', { signal }),
  meta,
})

/** Undefined until it is known. */
export function useOverview(): Overview | undefined {
  return useQuery(overviewQuery).data
}
