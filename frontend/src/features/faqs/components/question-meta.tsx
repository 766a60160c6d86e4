import { useTranslation } from 'react-i18next'
import Repeat from 'lucide-react/icons/repeat'
import Timer from 'lucide-react/icons/timer'
import type { Question } from '@conciergerie/contract'
import { Badge } from '@conciergerie/kit/ui/badge.tsx'
import { useAskedWords } from '../questions/use-asked-words.ts'
import { waitersOf } from '../questions/waiters.ts'

interface MetaProps {
  question: Question
  /** Says how many wait, where the buttons do not. */
  withWaiters?: boolean
}

/** How often, by which way and when. */
export function QuestionMeta({ question, withWaiters = false }: MetaProps) {
  const { t } = useTranslation('faqs')
  const asked = useAskedWords()
  const { all } = waitersOf(question)
  return (
    <span className="flex flex-wrap items-center gap-x-2.5 text-small text-ink-3 tabular-nums">
      <span className="inline-flex items-center gap-1">
        <Repeat aria-hidden size={12} strokeWidth={2} />
        {t('question.times', { count: question.count })}
      </span>
      <span>{asked(question)}</span>
      {withWaiters && all > 0 && (
        <Badge tone="warn" isBare icon={<Timer aria-hidden size={12} strokeWidth={2} />}>
          {t('question.waiting', { count: all })}
        </Badge>
      )}
    </span>
  )
}
