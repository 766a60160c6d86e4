import type { InfiniteData, QueryClient } from '@tanstack/react-query'
import type { Question } from '@conciergerie/contract'
import { overviewQuery } from '../../../lib/overview.ts'
import { questionListKey, questionQuery, topQuestionsQuery } from '../api.ts'
import type { QuestionPage } from '../api.ts'

type QuestionList = InfiniteData<QuestionPage>
type Change = (rows: readonly Question[]) => Question[]

function changeRows(client: QueryClient, change: Change): void {
  const inPage = (page: QuestionPage): QuestionPage => ({ ...page, items: change(page.items) })
  client.setQueryData(topQuestionsQuery.queryKey, (page) => page && inPage(page))
  client.setQueriesData<QuestionList>({ queryKey: questionListKey }, (list) => {
    return list && { ...list, pages: list.pages.map(inPage) }
  })
}

/** Shows a question as it is now, wherever it is shown. */
export function showQuestion(client: QueryClient, question: Question): void {
  client.setQueryData(questionQuery(question.id).queryKey, (known) => (known ? { question } : known))
  changeRows(client, (rows) => rows.map((row) => (row.id === question.id ? question : row)))
}

/** Takes a question off the lists before the server has moved it. @returns puts it back */
export function hideQuestion(client: QueryClient, id: number): () => void {
  const top = client.getQueryData(topQuestionsQuery.queryKey)
  const lists = client.getQueriesData<QuestionList>({ queryKey: questionListKey })
  changeRows(client, (rows) => rows.filter((row) => row.id !== id))
  return () => {
    client.setQueryData(topQuestionsQuery.queryKey, top)
    for (const [key, list] of lists) client.setQueryData(key, list)
  }
}

/** Stops readings under way: their answer may be older than what is about to be shown. */
export async function cancelQuestionReadings(client: QueryClient): Promise<void> {
  await Promise.all([client.cancelQueries({ queryKey: questionListKey }), client.cancelQueries(topQuestionsQuery)])
}

export async function renewQuestions(client: QueryClient): Promise<void> {
  await Promise.all([client.invalidateQueries({ queryKey: ['questions'] }), client.invalidateQueries(overviewQuery)])
}
