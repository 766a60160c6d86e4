import { useId, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import Search from 'lucide-react/icons/search'
import { useModal } from '../ui/use-modal.ts'
import { PaletteResults } from './palette-results.tsx'
import type { ResultGroup } from './results.ts'

interface Props {
  /** What is typed. */
  q: string
  onType: (q: string) => void
  placeholder: string
  /** What it may mean, best first. */
  groups: readonly ResultGroup[]
  isSearching: boolean
  onClose: () => void
}

/** Goes anywhere by typing. A combobox whose list is always open. */
export function PaletteDialog({ q, onType, placeholder, groups, isSearching, onClose }: Props) {
  const { t } = useTranslation()
  const ref = useModal()
  const listId = useId()
  const navigate = useNavigate()
  const [at, setAt] = useState(0)
  const results = groups.flatMap(({ results: some }) => some)
  const chosen = results[Math.min(at, results.length - 1)]

  const follow = (to: string) => {
    onClose()
    void navigate(to)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: results.length - 1 }[event.key]
    if (next !== undefined && results.length > 0) {
      event.preventDefault()
      setAt((next + results.length) % results.length)
    }
    if (event.key === 'Enter' && chosen) follow(chosen.to)
  }
  return (
    <dialog
      ref={ref}
      aria-label={t('palette.title')}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      onPointerDown={(event) => {
        if (event.target === event.currentTarget) onClose()
      }}
      className="motion-appear fixed mx-auto mt-[12dvh] mb-auto w-[calc(100%-32px)] max-w-140 rounded-bubble border border-line-strong bg-surface text-ink shadow-pop outline-none"
    >
      <div data-body className="flex h-12 items-center gap-3 border-b border-line px-4">
        <Search aria-hidden size={16} className="shrink-0 text-ink-3" />
        <input
          role="combobox"
          aria-expanded
          aria-controls={listId}
          aria-activedescendant={chosen?.id}
          aria-label={t('palette.title')}
          autoComplete="off"
          placeholder={placeholder}
          value={q}
          onChange={(event) => {
            onType(event.target.value)
            setAt(0)
          }}
          onKeyDown={onKeyDown}
          className="h-full grow bg-transparent text-strong outline-none max-tablet:text-[16px]"
        />
      </div>
      <PaletteResults id={listId} groups={groups} chosen={chosen?.id} onFollow={follow} />
      <p role="status" className={results.length === 0 && !isSearching ? 'px-4 py-4 text-dense text-ink-3' : 'sr-only'}>
        {results.length === 0
          ? !isSearching && t('palette.nothing', { q })
          : t('palette.results', { count: results.length })}
      </p>
    </dialog>
  )
}
