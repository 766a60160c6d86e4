import clsx from 'clsx'
import { useEffect, useId, useRef } from 'react'
import type { ReactNode } from 'react'
import type { Question } from '@conciergerie/contract'
import { QuestionMeta } from './question-meta.tsx'

interface RowProps {
  question: Question
  isOpen: boolean
  onToggle: () => void
  withWaiters?: boolean
  /** What can be done while it is closed. */
  actions: ReactNode
  /** While it is open. */
  children: ReactNode
}

/** One question that no FAQ answered; pressed, it opens in place. */
export function QuestionRow({ question, isOpen, onToggle, withWaiters = false, actions, children }: RowProps) {
  const bodyId = useId()
  const row = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (isOpen) row.current?.scrollIntoView({ block: 'nearest' })
  }, [isOpen])
  return (
    <li ref={row} className={clsx('scroll-mt-4 border-b border-line', isOpen ? 'bg-raised' : 'bg-canvas')}>
      <div className="flex items-center gap-2 pr-5 max-tablet:flex-wrap max-tablet:pr-4">
        <button
          type="button"
          aria-expanded={isOpen}
          aria-controls={isOpen ? bodyId : undefined}
          onClick={onToggle}
          className={clsx(
            'min-w-0 grow py-1.5 pl-5 text-left outline-offset-[-2px] max-tablet:w-full max-tablet:py-2 max-tablet:pl-4',
            isOpen && 'pt-2.5',
          )}
        >
          <span className="block font-medium" lang={question.language ?? undefined}>
            {question.text}
          </span>
          <QuestionMeta question={question} withWaiters={withWaiters} />
        </button>
        {!isOpen && (
          <span className="flex shrink-0 items-center gap-1 max-tablet:w-full max-tablet:justify-between max-tablet:pb-2 max-tablet:pl-4">
            {actions}
          </span>
        )}
      </div>
      {isOpen && (
        <div id={bodyId} className="motion-fade px-5 pt-2 pb-3 max-tablet:px-4">
          {children}
        </div>
      )}
    </li>
  )
}
