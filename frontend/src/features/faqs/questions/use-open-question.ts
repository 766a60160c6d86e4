import type { Question } from '@conciergerie/contract'
import { focusHome } from '../focus-home.ts'
import { useDraftAnswer } from './use-answer-question.ts'
import { useIgnoreQuestion } from './use-shelve-question.ts'

/**
 * What can be done with a question that waits.
 * @param onOpen opens its row
 */
export function useOpenQuestion(question: Question, onOpen: () => void) {
  const ignore = useIgnoreQuestion()
  const drafting = useDraftAnswer(question)
  return {
    drafting,
    /** Opens it with a draft of the assistant, asked for when there is none. */
    propose: () => {
      if (question.draft === null) drafting.mutate()
      onOpen()
    },
    setAside: () => {
      focusHome()
      ignore(question.id)
    },
  }
}
