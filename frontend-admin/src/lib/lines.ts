import { queryOptions } from '@tanstack/react-query'
import type { Endpoints } from '@conciergerie/contract'
import { call } from '@conciergerie/kit/lib/api-client.ts'

export type Line = Endpoints['GET /api/admin/lines']['response']['items'][number]

const everyMs = 10_000

const list = queryOptions({
  queryKey: ['lines', 'list'] as const,
  queryFn: ({ signal }) => call('GET /api/admin/lines', { signal }),
  refetchInterval: everyMs,
})

/** Every voice line with its state; the rail counts those to look at. */
export const linesQuery = queryOptions({ ...list, select: ({ items }) => items })

/** The process that looks after them; null when none does. */
export const leaderQuery = queryOptions({ ...list, select: ({ leader }) => leader })

type List = Endpoints['GET /api/admin/lines']['response']

/** The list with other lines in it, for what is known before the next reading. */
export const withLines = (change: (lines: Line[]) => Line[]) => (read: List | undefined) =>
  read && { ...read, items: change(read.items) }

/** In trouble, whatever it does about it. */
export const needsLook = ({ state }: Pick<Line, 'state'>): boolean =>
  state === 'degraded' || state === 'backoff' || state === 'failed'
