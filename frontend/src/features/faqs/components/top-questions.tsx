import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { LoadError } from '@conciergerie/kit/ui/load-error.tsx'
import { useOverview } from '../../../lib/overview.ts'
import { mostOnTop, topQuestionsQuery } from '../api.ts'
import { OpenQuestion } from './open-question.tsx'
import { QuestionSkeleton } from './question-skeleton.tsx'

/** What clients asked and no FAQ answered, most asked first; a draft that waits to be read stands open. */
export function TopQuestions() {
  const { t } = useTranslation('faqs')
  const { data, error, isPending, refetch } = useQuery(topQuestionsQuery)
  const expected = useOverview()?.openQuestions ?? mostOnTop
  const [chosen, setChosen] = useState<number | null | undefined>(undefined)
  // The place that they will take, so that nothing below moves when they come.
  if (isPending) return expected > 0 ? <TopSkeleton rows={Math.min(expected, mostOnTop)} /> : null
  if (!data) return <LoadError error={error} onRetry={() => void refetch()} />
  if (data.items.length === 0) return null
  const drafted = data.items.find(({ draft }) => draft !== null)?.id ?? null
  const openId = chosen === undefined ? drafted : chosen
  const week = data.asksThisWeek > 0 ? t('top.week', { count: data.asksThisWeek }) : null
  const totals = [t('top.subjects', { count: data.openTotal }), week].filter((part) => part !== null).join(', ')
  return (
    <section data-list aria-labelledby="faq-top">
      <div className="flex h-10 items-center gap-2 border-b border-line px-5 max-tablet:px-4">
        <h2 id="faq-top" data-home tabIndex={-1} className="shrink-0 rounded-chip text-base">
          {t('top.title')}
        </h2>
        <span className="min-w-0 truncate text-dense text-ink-2 tabular-nums">{totals}</span>
        <Link to="/faq/questions" className="link ml-auto shrink-0 text-dense">
          {t('top.all')}
        </Link>
      </div>
      <ul>
        {data.items.map((question) => (
          <OpenQuestion
            key={question.id}
            question={question}
            isOpen={question.id === openId}
            onToggle={() => {
              setChosen(question.id === openId ? null : question.id)
            }}
          />
        ))}
      </ul>
    </section>
  )
}

function TopSkeleton({ rows }: { rows: number }) {
  return (
    <div className="pt-10">
      <QuestionSkeleton rows={rows} />
    </div>
  )
}
