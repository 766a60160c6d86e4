import { useTranslation } from 'react-i18next'
import { useOverview } from '../../lib/overview.ts'
import type { CountedEntry, Entry } from './entries.ts'

/** What waits behind an entry, as a number and in words; null when nothing does or it counts nothing. */
export function useEntryCount(entry: Entry | CountedEntry): { count: number; words: string } | null {
  const { t } = useTranslation('shell')
  const overview = useOverview()
  if (!overview || !('count' in entry)) return null
  const count = entry.count(overview)
  return count > 0 ? { count, words: t(`count.${entry.name}`, { count }) } : null
}
