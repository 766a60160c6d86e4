import type { RequestPriority, RequestStatus } from '@conciergerie/contract'
import { requestPriorities, requestStatuses } from '@conciergerie/contract'

interface Counted {
  status: string
  priority: string
  created_at: string
  completed_at: string | null
}

const dayMs = 86_400_000

function countBy<K extends string>(keys: readonly K[], values: readonly string[]): Record<K, number> {
  return Object.fromEntries(keys.map((key) => [key, values.filter((value) => value === key).length])) as Record<
    K,
    number
  >
}

function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  if (sorted.length === 0) return null
  const upper = sorted[middle] ?? 0
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? upper)) / 2
}

const isOpen = (row: Counted) => row.status === 'pending' || row.status === 'in_progress'

/** Counts by status and priority, median age in days of the open ones, done since the month began (UTC). */
export function summarize(rows: readonly Counted[], now: Date) {
  const month = now.toISOString().slice(0, 7)
  const ages = rows.filter(isOpen).map((row) => (now.getTime() - Date.parse(row.created_at)) / dayMs)
  const age = median(ages)
  return {
    total: rows.length,
    byStatus: countBy<RequestStatus>(
      requestStatuses,
      rows.map((row) => row.status),
    ),
    byPriority: countBy<RequestPriority>(
      requestPriorities,
      rows.map((row) => row.priority),
    ),
    medianAgeDays: age === null ? null : Math.round(age * 10) / 10,
    completedThisMonth: rows.filter((row) => row.status === 'completed' && row.completed_at?.startsWith(month)).length,
  }
}
