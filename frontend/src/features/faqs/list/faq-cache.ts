import type { Faq } from '@conciergerie/contract'
import type { InfiniteData, QueryClient } from '@tanstack/react-query'
import { overviewQuery } from '../../../lib/overview.ts'
import { faqListKey, faqQuery, faqTotalsQuery } from '../api.ts'
import type { FaqPage } from '../api.ts'

type FaqList = InfiniteData<FaqPage>

const mapRows = (list: FaqList, change: (rows: readonly Faq[]) => Faq[]): FaqList => ({
  ...list,
  pages: list.pages.map((page) => ({ ...page, items: change(page.items) })),
})

/** A FAQ as this browser last knew it. */
export function findFaq(client: QueryClient, id: number): Faq | undefined {
  const own = client.getQueryData(faqQuery(id).queryKey)
  if (own) return own.faq
  return client
    .getQueriesData<FaqList>({ queryKey: faqListKey })
    .flatMap(([, list]) => list?.pages ?? [])
    .flatMap(({ items }) => items)
    .find((faq) => faq.id === id)
}

/** Shows a FAQ as it is now, wherever it is shown. */
export function showFaq(client: QueryClient, faq: Faq): void {
  client.setQueryData(faqQuery(faq.id).queryKey, (known) => (known ? { faq } : known))
  client.setQueriesData<FaqList>({ queryKey: faqListKey }, (list) => {
    return list && mapRows(list, (rows) => rows.map((row) => (row.id === faq.id ? faq : row)))
  })
}

/** Takes a FAQ off the lists before the server has said that it is gone. @returns puts it back */
export function hideFaq(client: QueryClient, id: number): () => void {
  const before = client.getQueriesData<FaqList>({ queryKey: faqListKey })
  client.setQueriesData<FaqList>({ queryKey: faqListKey }, (list) => {
    return list && mapRows(list, (rows) => rows.filter((row) => row.id !== id))
  })
  return () => {
    for (const [key, list] of before) client.setQueryData(key, list)
  }
}

/** Stops readings under way: their answer may be older than what is about to be shown. */
export async function cancelFaqReadings(client: QueryClient): Promise<void> {
  await client.cancelQueries({ queryKey: faqListKey })
}

/** Lists and counts are read again; the live stream says so too, but it may be away. */
export async function renewFaqs(client: QueryClient): Promise<void> {
  await Promise.all([
    client.invalidateQueries({ queryKey: faqListKey }),
    client.invalidateQueries(faqTotalsQuery),
    client.invalidateQueries(overviewQuery),
  ])
}
