import { useCallback, useMemo } from 'react'
import { useSearchParams } from 'react-router'
import { readFilter, writeFilter } from './list-filter.ts'
import type { ListFilter } from './list-filter.ts'

type FilterChange = { [K in keyof ListFilter]?: ListFilter[K] | undefined }

/** What of the inbox is shown lives in the address: it survives a reload, and can be sent to a colleague. */
export function useListFilter(): [ListFilter, (change: FilterChange) => void] {
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
