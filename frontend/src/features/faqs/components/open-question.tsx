import type { Question } from '@conciergerie/contract'
import { focusHome } from '../focus-home.ts'
import { useOpenQuestion } from '../questions/use-open-question.ts'
import { AnswerEditor } from './answer-editor.tsx'
import { OpenQuestionActions } from './open-question-actions.tsx'
import { QuestionRow } from './question-row.tsx'

export interface OpenQuestionProps {
  question: Question
  isOpen: boolean
  onToggle: () => void
}

/** A question that waits for an answer, answered as it was asked. */
export function OpenQuestion({ question, isOpen, onToggle }: OpenQuestionProps) {
  const { drafting, propose, setAside } = useOpenQuestion(question, onToggle)
  return (
    <QuestionRow
      question={question}
      isOpen={isOpen}
      onToggle={onToggle}
      actions={<OpenQuestionActions question={question} onPropose={propose} onIgnore={setAside} />}
    >
      <AnswerEditor
        question={question}
        wording={question.text}
        drafting={drafting}
        onIgnore={setAside}
        onDone={focusHome}
      />
    </QuestionRow>
  )
}
