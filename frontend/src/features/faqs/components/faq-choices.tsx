import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { LoadError } from '@conciergerie/kit/ui/load-error.tsx'
import { SkeletonRows } from '@conciergerie/kit/ui/skeleton.tsx'
import { faqChoicesQuery, similarFaqsQuery } from '../api.ts'
import { useSettled } from '../use-settled.ts'

interface ChoicesProps {
  /** Until something is sought, the FAQs close to it come first. */
  question: string
  q: string
  value: number | null
  onChange: (faqId: number) => void
}

interface Choice {
  id: number
  question: string
  answer: string | null
}

/** FAQs to choose one of. */
export function FaqChoices({ question, q, value, onChange }: ChoicesProps) {
  const { t } = useTranslation('faqs')
  const name = useId()
  const { choices, error, isPending, refetch } = useChoices(question, useSettled(q.trim(), 200))
  if (isPending) return <SkeletonRows rows={3} className="h-12" />
  if (!choices) return <LoadError error={error} onRetry={refetch} />
  if (choices.length === 0) return <p className="py-2 text-dense text-ink-3">{t('attach.nothing')}</p>
  return (
    <div
      role="radiogroup"
      aria-label={t('attach.choices')}
      className="max-h-72 overflow-y-auto rounded-control border border-line"
    >
      {choices.map((choice) => (
        <label
          key={choice.id}
          className="flex cursor-pointer items-start gap-2.5 border-b border-line px-3 py-2 text-dense last:border-b-0 hover:bg-hover has-checked:bg-selected has-focus-visible:outline-2 has-focus-visible:outline-offset-[-2px] has-focus-visible:outline-accent max-tablet:min-h-11"
        >
          <input
            type="radio"
            name={name}
            checked={choice.id === value}
            onChange={() => {
              onChange(choice.id)
            }}
            className="mt-0.5 size-4 shrink-0 appearance-none rounded-full border border-control bg-raised outline-none checked:border-5 checked:border-accent"
          />
          <span className="min-w-0">
            <span className="block font-medium">{choice.question}</span>
            {choice.answer !== null && <span className="line-clamp-1 text-ink-2">{choice.answer}</span>}
          </span>
        </label>
      ))}
    </div>
  )
}

/** What is sought; before that, what is close to the question and then the latest. */
function useChoices(question: string, q: string) {
  const similar = useQuery({ ...similarFaqsQuery(question.slice(0, 500)), retry: false })
  const found = useQuery({ ...faqChoicesQuery(q), placeholderData: keepPreviousData })
  const near = q === '' ? (similar.data ?? []) : []
  const nearIds = new Set(near.map(({ faqId }) => faqId))
  const rest = found.data?.filter(({ id }) => !nearIds.has(id))
  const answers = new Map(found.data?.map(({ id, answer }) => [id, answer]))
  const choices: Choice[] | undefined = rest && [
    ...near.map(({ faqId, question: title }) => ({ id: faqId, question: title, answer: answers.get(faqId) ?? null })),
    ...rest,
  ]
  const isPending = found.isPending || similar.isPending
  return { choices, isPending, error: found.error, refetch: () => void found.refetch() }
}
