import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import type { Question } from '@conciergerie/contract'
import { Field } from '@conciergerie/kit/ui/field.tsx'
import { TextInput } from '@conciergerie/kit/ui/text-input.tsx'
import { faqTotalsQuery } from '../api.ts'
import { longest } from '../editor/faq-form.ts'
import { Combobox } from './combobox.tsx'
import { QuestionAsks } from './question-asks.tsx'
import { SimilarFaqs } from './similar-faqs.tsx'

interface DetailsProps {
  question: Question
  wording: string
  onWording: (wording: string) => void
  category: string
  onCategory: (category: string) => void
  /** The answer and its buttons. */
  children: ReactNode
}

/** A question opened on its own page: how it will stand in the FAQ, what looks like it, who asked. */
export function QuestionDetails({ question, wording, onWording, category, onCategory, children }: DetailsProps) {
  const { t } = useTranslation('faqs')
  const { data } = useQuery(faqTotalsQuery)
  return (
    <div className="grid gap-3">
      <div>
        <div className="grid gap-3 tablet:grid-cols-[minmax(0,1fr)_180px]">
          <Field label={t('question.wording')}>
            <TextInput
              value={wording}
              maxLength={longest.question}
              onChange={(event) => {
                onWording(event.target.value)
              }}
            />
          </Field>
          <Field label={t('editor.category')}>
            <Combobox
              value={category}
              choices={data?.categories ?? []}
              listLabel={t('editor.categories')}
              maxLength={longest.category}
              onChange={onCategory}
            />
          </Field>
        </div>
        <SimilarFaqs question={wording} exceptId={null} />
      </div>
      {children}
      <QuestionAsks question={question} />
    </div>
  )
}
