import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import Pencil from 'lucide-react/icons/pencil'
import X from 'lucide-react/icons/x'
import type { Question } from '@conciergerie/contract'
import { Button } from '../../../components/ui/button.tsx'
import { IconButton } from '../../../components/ui/icon-button.tsx'
import { focusHome } from '../focus-home.ts'
import { useDraftAnswer } from '../questions/use-answer-question.ts'
import { useIgnoreQuestion } from '../questions/use-shelve-question.ts'
import { AnswerEditor } from './answer-editor.tsx'
import { AttachButton } from './attach-button.tsx'
import { QuestionDetails } from './question-details.tsx'
import { QuestionRow } from './question-row.tsx'

interface OpenQuestionProps {
  question: Question
  isOpen: boolean
  onToggle: () => void
  /** On its own page: who asked what, the wording to correct, a FAQ to tie it to. */
  isWhole?: boolean
}

/** A question that waits for an answer. */
export function OpenQuestion({ question, isOpen, onToggle, isWhole = false }: OpenQuestionProps) {
  const { t } = useTranslation('faqs')
  const ignore = useIgnoreQuestion()
  const drafting = useDraftAnswer(question)
  const [wording, setWording] = useState(question.text)
  const [category, setCategory] = useState('')

  const propose = () => {
    if (question.draft === null) drafting.mutate()
    onToggle()
  }
  const leave = () => {
    focusHome()
  }
  const setAside = () => {
    leave()
    ignore(question.id)
  }
  const actions = (
    <>
      <Button size="small" icon={<Pencil aria-hidden size={14} />} onClick={propose}>
        {t(question.draft === null ? 'question.propose' : 'question.read')}
      </Button>
      <IconButton
        size="small"
        label={t('question.ignoreOne', { question: question.text })}
        icon={<X aria-hidden size={16} />}
        onClick={setAside}
      />
    </>
  )
  const editor = (
    <AnswerEditor
      question={question}
      wording={wording}
      category={category}
      drafting={drafting}
      onIgnore={setAside}
      onDone={leave}
    >
      {isWhole && <AttachButton question={question} onDone={leave} />}
    </AnswerEditor>
  )
  return (
    <QuestionRow question={question} isOpen={isOpen} onToggle={onToggle} withWaiters={isWhole} actions={actions}>
      {isWhole ? (
        <QuestionDetails
          question={question}
          wording={wording}
          onWording={setWording}
          category={category}
          onCategory={setCategory}
        >
          {editor}
        </QuestionDetails>
      ) : (
        editor
      )}
    </QuestionRow>
  )
}
