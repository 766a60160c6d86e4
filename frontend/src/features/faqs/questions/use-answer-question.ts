import { useTranslation } from 'react-i18next'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Endpoints, Question } from '@conciergerie/contract'
import { call, isCode } from '@conciergerie/kit/lib/api-client.ts'
import { useToast } from '@conciergerie/kit/lib/toasts.ts'
import { renewFaqs } from '../list/faq-cache.ts'
import { hideQuestion, renewQuestions, showQuestion } from './question-cache.ts'

export type Publication = Endpoints['POST /api/questions/:id/publish']['body']
export type Attachment = Endpoints['POST /api/questions/:id/attach']['body']
type Outcome = Endpoints['POST /api/questions/:id/publish']['response']

/** Asks the assistant for an answer to read again; nothing is published. */
export function useDraftAnswer(question: Question) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => call('POST /api/questions/:id/draft', { params: { id: question.id } }),
    onSuccess: ({ draft }) => {
      showQuestion(client, { ...question, draft })
    },
  })
}

/**
 * Turns a question into a FAQ and, if wished, answers those who wait.
 * @param onAnswered before the question leaves the lists, and its row with it
 */
export function usePublish(id: number, onAnswered: () => void) {
  return useAnswered(id, onAnswered, (body: Publication) =>
    call('POST /api/questions/:id/publish', { params: { id }, body }),
  )
}

/** Ties a question to a FAQ that answers it already. */
export function useAttach(id: number, onAnswered: () => void) {
  return useAnswered(id, onAnswered, (body: Attachment) =>
    call('POST /api/questions/:id/attach', { params: { id }, body }),
  )
}

function useAnswered<B extends { answerWaiting: boolean }>(
  id: number,
  onAnswered: () => void,
  send: (body: B) => Promise<Outcome>,
) {
  const client = useQueryClient()
  const toast = useToast()
  const wordsOf = useOutcomeWords()
  return useMutation({
    mutationFn: send,
    onSuccess: (outcome, { answerWaiting }) => {
      onAnswered()
      hideQuestion(client, id)
      toast.done(wordsOf(outcome, answerWaiting))
    },
    onError: (error) => {
      // A colleague was faster: the lists that still show it are old.
      if (isCode(error, 'conflict') || isCode(error, 'not_found')) toast.failed(error)
    },
    onSettled: () => Promise.all([renewQuestions(client), renewFaqs(client)]),
  })
}

/** Who got the answer and who could not. */
function useOutcomeWords() {
  const { t } = useTranslation('faqs')
  return ({ answered, outsideWindow }: Outcome, answerWaiting: boolean): string => {
    if (!answerWaiting) return t('toast.published')
    const sent = answered === 0 ? t('toast.published') : t('toast.publishedTo', { count: answered })
    return outsideWindow === 0 ? sent : `${sent} ${t('toast.outside', { count: outsideWindow })}`
  }
}
