import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { SearchField } from '@conciergerie/kit/ui/search-field.tsx'
import { useListFilter } from '../list/use-list-filter.ts'

const quietMs = 200

/** Finds names, numbers and words, a moment after the last key. */
export function ListSearch({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('conversations')
  const [filter, change] = useListFilter()
  const [typed, setTyped] = useState(filter.q ?? '')
  const [tabBefore] = useState(filter.q === undefined ? filter.tab : 'todo')
  const wanted = typed.trim()
  const { q, tab } = filter
  const isSettled = wanted === (q ?? '')

  useEffect(() => {
    if (isSettled) return
    const timer = setTimeout(() => {
      if (wanted === '') change({ q: undefined, ...(tab === 'all' ? { tab: tabBefore } : {}) })
      // Among everything: what one looks for is rarely what waits.
      else change({ q: wanted, ...(q === undefined ? { tab: 'all' } : {}) })
    }, quietMs)
    return () => {
      clearTimeout(timer)
    }
  }, [wanted, isSettled, change, q, tab, tabBefore])

  return (
    <SearchField
      label={t('list.search')}
      placeholder={t('list.searchHint')}
      value={typed}
      autoFocus
      onChange={setTyped}
      onBlur={() => {
        if (wanted === '') onClose()
      }}
      onKeyUp={({ key }) => {
        if (key === 'Escape' && wanted === '') onClose()
      }}
      className="mr-1 grow"
    />
  )
}
