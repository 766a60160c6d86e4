import clsx from 'clsx'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import BookMarked from 'lucide-react/icons/book-marked'
import BookOpenText from 'lucide-react/icons/book-open-text'
import ChevronDown from 'lucide-react/icons/chevron-down'
import type { TriedAnswer } from '../api.ts'
import { useEditorAddress, withEditor } from '../editor/use-editor-address.ts'

type Source = TriedAnswer['sources'][number]

/** The FAQs that the answer rests on, in view from the start: here one tests them. */
export function TesterSources({ sources }: { sources: readonly Source[] }) {
  const { t } = useTranslation('faqs')
  const [isOpen, setIsOpen] = useState(true)
  const id = useId()
  if (sources.length === 0) return null
  return (
    <div className="mt-2 border-t border-accent-line">
      <button
        type="button"
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => {
          setIsOpen(!isOpen)
        }}
        className="flex min-h-7 w-full items-center gap-2 text-small font-medium text-brass-ink max-tablet:min-h-11"
      >
        <BookMarked aria-hidden size={14} className="text-brass-mark" />
        {t('tester.sources', { count: sources.length })}
        <ChevronDown
          aria-hidden
          size={14}
          className={clsx('ml-auto transition-transform duration-(--time-2)', isOpen && 'rotate-180')}
        />
      </button>
      <ul id={id} hidden={!isOpen} className="grid gap-2 pb-1">
        {sources.map((source) => (
          <SourceLine key={source.faqId} source={source} />
        ))}
      </ul>
    </div>
  )
}

function SourceLine({ source }: { source: Source }) {
  const { t } = useTranslation('faqs')
  const { search } = useEditorAddress()
  return (
    <li className="grid grid-cols-[14px_minmax(0,1fr)_auto] gap-x-2 text-small">
      <BookOpenText aria-hidden size={14} className="mt-px text-brass-mark" />
      <Link
        to={withEditor(search, source.faqId)}
        className="-my-1 py-1 font-medium text-ink underline-offset-3 hover:underline"
      >
        {source.question}
      </Link>
      <span className="text-ink-3">{t('tester.used')}</span>
      {source.quote !== '' && <span className="col-start-2 text-ink-2">{t('asks.quote', { text: source.quote })}</span>}
    </li>
  )
}
