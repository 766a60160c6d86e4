import { useCallback, useMemo } from 'react'
import { useSearchParams } from 'react-router'
import { readFilter, writeFilter } from './faq-filter.ts'
import type { FaqFilter, FilterChange } from './faq-filter.ts'

/** What the address narrows the list to, and a way to change it. */
export function useFaqFilter(): [FaqFilter, (change: FilterChange) => void] {
  const [search, setSearch] = useSearchParams()
  const filter = useMemo(() => readFilter(search), [search])
  const change = useCallback(
    (wanted: FilterChange) => {
      setSearch((now) => writeFilter(now, wanted), { replace: true })
    },
    [setSearch],
  )
  return [filter, change]
}
