import { useState } from 'react'
import { focusHome } from '../focus-home.ts'
import { useOpenQuestion } from '../questions/use-open-question.ts'
import { AnswerEditor } from './answer-editor.tsx'
import { AttachButton } from './attach-button.tsx'
import { OpenQuestionActions } from './open-question-actions.tsx'
import type { OpenQuestionProps } from './open-question.tsx'
import { QuestionDetails } from './question-details.tsx'
import { QuestionRow } from './question-row.tsx'

/** A question on its own page: who asked what, the wording to correct, a FAQ to tie it to. */
export function WholeQuestion({ question, isOpen, onToggle }: OpenQuestionProps) {
  const { drafting, propose, setAside } = useOpenQuestion(question, onToggle)
  const [wording, setWording] = useState(question.text)
  const [category, setCategory] = useState('')
  return (
    <QuestionRow
      question={question}
      isOpen={isOpen}
      onToggle={onToggle}
      withWaiters
      actions={<OpenQuestionActions question={question} onPropose={propose} onIgnore={setAside} />}
    >
      <QuestionDetails
        question={question}
        wording={wording}
        onWording={setWording}
        category={category}
        onCategory={setCategory}
      >
        <AnswerEditor
          question={question}
          wording={wording}
          category={category}
          drafting={drafting}
          onIgnore={setAside}
          onDone={focusHome}
        >
          <AttachButton question={question} onDone={focusHome} />
        </AnswerEditor>
      </QuestionDetails>
    </QuestionRow>
  )
}
