import { useTranslation } from 'react-i18next'
import { useCounts } from '../../lib/counts.ts'
import type { CountedEntry, Entry } from './entries.ts'

/** What waits behind an entry, as a number and in words; null when nothing does or it counts nothing. */
export function useEntryCount(
  entry: Entry | CountedEntry,
): { count: number; words: string; isWarning: boolean } | null {
  const { t } = useTranslation('shell')
  const counts = useCounts()
  if (!('count' in entry)) return null
  const count = entry.count(counts)
  return count > 0 ? { count, words: t(`count.${entry.name}`, { count }), isWarning: entry.isWarning ?? false } : null
}
