import { useTranslation } from 'react-i18next'
import type { useInfiniteQuery } from '@tanstack/react-query'
import type { Question } from '@conciergerie/contract'
import { Button } from '@conciergerie/kit/ui/button.tsx'
import { EmptyState } from '@conciergerie/kit/ui/empty-state.tsx'
import { LoadError } from '@conciergerie/kit/ui/load-error.tsx'
import type { QuestionStatus } from '../api.ts'
import { QuestionSkeleton } from './question-skeleton.tsx'
import { SettledQuestion } from './settled-question.tsx'
import { WholeQuestion } from './whole-question.tsx'

interface ListProps {
  status: QuestionStatus
  questions: readonly Question[] | undefined
  reading: Pick<
    ReturnType<typeof useInfiniteQuery>,
    'error' | 'hasNextPage' | 'isFetchingNextPage' | 'isPending' | 'fetchNextPage' | 'refetch'
  >
  /** The one that a link led to; shown on top when it is not among the first pages. */
  linked: Question | null
  openId: number | null
  onOpen: (id: number | null) => void
}

export function QuestionList({ status, questions, reading, linked, openId, onOpen }: ListProps) {
  const { t } = useTranslation('faqs')
  if (reading.isPending) return <QuestionSkeleton rows={5} />
  if (!questions) return <LoadError error={reading.error} onRetry={() => void reading.refetch()} />
  const isPinned = linked?.status === status && !questions.some(({ id }) => id === linked.id)
  const shown = isPinned ? [linked, ...questions] : questions
  if (shown.length === 0) {
    return <EmptyState title={t(`questions.empty.${status}.title`)}>{t(`questions.empty.${status}.help`)}</EmptyState>
  }
  const Row = status === 'open' ? WholeQuestion : SettledQuestion
  return (
    <>
      <ul aria-label={t(`questions.tab.${status}`)}>
        {shown.map((question) => (
          <Row
            key={question.id}
            question={question}
            isOpen={question.id === openId}
            onToggle={() => {
              onOpen(question.id === openId ? null : question.id)
            }}
          />
        ))}
      </ul>
      {reading.hasNextPage && (
        <div className="px-5 py-3">
          <Button size="small" busy={reading.isFetchingNextPage} onClick={() => void reading.fetchNextPage()}>
            {t('list.more')}
          </Button>
        </div>
      )}
    </>
  )
}
