import { useState } from 'react'
import type { Question } from '@conciergerie/contract'
import { hasBlank } from '../blanks.ts'
import { useAnswerText } from './use-answer-text.ts'
import { usePublish } from './use-answer-question.ts'

export type AnswerProblem = 'missing' | 'blank' | 'wording'

interface Answering {
  question: Question
  /** The question as it will stand in the FAQ. */
  wording: string
  category: string
  /** It is published: the row is about to go. */
  onDone: () => void
}

/** An answer being written, and its publication once nothing is missing. */
export function useAnswer({ question, wording, category, onDone }: Answering) {
  const [problem, setProblem] = useState<AnswerProblem | null>(null)
  const { text, write, forget, isProposed } = useAnswerText(question)
  const publish = usePublish(question.id, () => {
    forget()
    onDone()
  })
  return {
    text,
    isProposed,
    problem,
    error: publish.error,
    isSending: publish.isPending,
    write: (value: string) => {
      setProblem(null)
      write(value)
    },
    /** @returns what is missing; then nothing was sent */
    send: (answerWaiting: boolean): AnswerProblem | null => {
      const wrong = problemOf(text, wording)
      setProblem(wrong)
      const body = { question: wording.trim(), answer: text.trim(), category: category.trim() || null, answerWaiting }
      if (wrong === null) publish.mutate(body)
      return wrong
    },
  }
}

function problemOf(text: string, wording: string): AnswerProblem | null {
  if (wording.trim() === '') return 'wording'
  if (text.trim() === '') return 'missing'
  return hasBlank(text) ? 'blank' : null
}
