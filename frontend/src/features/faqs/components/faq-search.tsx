import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { SearchField } from '@conciergerie/kit/ui/search-field.tsx'
import { useShortcut } from '@conciergerie/kit/lib/shortcuts.ts'
import { useFaqFilter } from '../list/use-faq-filter.ts'

const quietMs = 200

/** Finds words of questions, answers and other wordings, a moment after the last key. */
export function FaqSearch() {
  const { t } = useTranslation('faqs')
  const [filter, change] = useFaqFilter()
  const sought = filter.q ?? ''
  const [typed, setTyped] = useState(sought)
  const [last, setLast] = useState(sought)
  const field = useRef<HTMLInputElement>(null)
  const wanted = typed.trim()
  // Emptied from elsewhere: the button of the empty list, or the way back.
  if (sought !== last) {
    setLast(sought)
    if (sought !== wanted) setTyped(sought)
  }

  useEffect(() => {
    if (wanted === sought) return
    const timer = setTimeout(() => {
      change({ q: wanted })
    }, quietMs)
    return () => {
      clearTimeout(timer)
    }
  }, [wanted, sought, change])

  useShortcut({
    keys: '/',
    label: t('list.search'),
    group: t('title'),
    run: () => field.current?.focus(),
  })
  return (
    <SearchField
      ref={field}
      label={t('list.search')}
      placeholder={t('list.searchHint')}
      value={typed}
      onChange={setTyped}
      className="w-50 max-tablet:w-full"
    />
  )
}
