import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { Endpoints } from '@conciergerie/contract'
import { call } from '@conciergerie/kit/lib/api-client.ts'
import type { FaqFilter } from './list/faq-filter.ts'

/*
 * Every key begins with the live topic that makes it old; a number after it is the id that the event carries.
 */

export type FaqPage = Endpoints['GET /api/faqs']['response']
export type QuestionPage = Endpoints['GET /api/questions']['response']
export type TriedAnswer = Endpoints['POST /api/faqs/test']['response']
export type QuestionStatus = QuestionPage['items'][number]['status']

const pageSize = 50
export const mostOnTop = 4

export const faqListKey = ['faqs', 'list'] as const
export const questionListKey = ['questions', 'list'] as const

const afterCursor = (cursor: string) => (cursor === '' ? {} : { cursor })

export function faqsQuery(filter: FaqFilter) {
  return infiniteQueryOptions({
    queryKey: [...faqListKey, filter] as const,
    queryFn: ({ pageParam, signal }) =>
      call('GET /api/faqs', { query: { ...filter, limit: pageSize, ...afterCursor(pageParam) }, signal }),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  })
}

/** How many FAQs the house has, and their categories, whatever the list is narrowed to. */
export const faqTotalsQuery = queryOptions({
  queryKey: ['faqs', 'totals'] as const,
  queryFn: async ({ signal }) => {
    const { total, activeTotal, categories } = await call('GET /api/faqs', { query: { limit: 1 }, signal })
    return { total, activeTotal, categories }
  },
})

export function faqQuery(id: number) {
  return queryOptions({
    queryKey: ['faqs', id] as const,
    queryFn: ({ signal }) => call('GET /api/faqs/:id', { params: { id }, signal }),
  })
}

/** FAQs close to a wording, best first. */
export function similarFaqsQuery(question: string) {
  return queryOptions({
    queryKey: ['faqs', 'similar', question] as const,
    queryFn: async ({ signal }) => (await call('GET /api/faqs/similar', { query: { question }, signal })).items,
  })
}

/** FAQs to choose one from. */
export function faqChoicesQuery(q: string) {
  return queryOptions({
    queryKey: ['faqs', 'choices', q] as const,
    queryFn: async ({ signal }) => (await call('GET /api/faqs', { query: { q, limit: 20 }, signal })).items,
  })
}

export function questionsQuery(status: QuestionStatus) {
  return infiniteQueryOptions({
    queryKey: [...questionListKey, status] as const,
    queryFn: ({ pageParam, signal }) =>
      call('GET /api/questions', { query: { status, limit: pageSize, ...afterCursor(pageParam) }, signal }),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  })
}

/** The few open questions that were asked most. */
export const topQuestionsQuery = queryOptions({
  queryKey: ['questions', 'top'] as const,
  queryFn: ({ signal }) => call('GET /api/questions', { query: { status: 'open', limit: mostOnTop }, signal }),
})

export function questionQuery(id: number) {
  return queryOptions({
    queryKey: ['questions', id] as const,
    queryFn: ({ signal }) => call('GET /api/questions/:id', { params: { id }, signal }),
  })
}
