import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import clsx from 'clsx'
import BookMarked from 'lucide-react/icons/book-marked'
import ChevronDown from 'lucide-react/icons/chevron-down'
import type { Message } from '@conciergerie/contract'
import { useInnerTab } from '../thread/row-tab.ts'
import { SourceLine } from './source-line.tsx'

/** What an answer of the AI rests on: nothing but the house's own FAQs, one press away from being corrected. */
export function Sources({ sources }: { sources: Message['sources'] }) {
  const { t } = useTranslation('conversations')
  const [isOpen, setIsOpen] = useState(false)
  const tabIndex = useInnerTab()
  const id = useId()
  if (sources.length === 0) return null
  return (
    <div className="mt-2 border-t border-accent-line">
      <button
        type="button"
        tabIndex={tabIndex}
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => {
          setIsOpen(!isOpen)
        }}
        className="-mb-1 flex min-h-7 w-full items-center gap-2 text-small font-medium text-brass-ink max-tablet:min-h-11"
      >
        <BookMarked aria-hidden size={14} className="text-brass-mark" />
        {t('sources.count', { count: sources.length })}
        <ChevronDown
          aria-hidden
          size={14}
          className={clsx('ml-auto transition-transform duration-(--time-2)', isOpen && 'rotate-180')}
        />
      </button>
      <ul id={id} hidden={!isOpen} className="motion-appear grid gap-2 pt-1 pb-1">
        {isOpen && sources.map((source) => <SourceLine key={source.faqId} source={source} />)}
      </ul>
    </div>
  )
}
