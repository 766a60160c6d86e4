import { useDeferredValue } from 'react'
import { useTranslation } from 'react-i18next'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import BookOpenText from 'lucide-react/icons/book-open-text'
import MessageCircle from 'lucide-react/icons/message-circle'
import { call } from '@conciergerie/kit/lib/api-client.ts'
import { useFormat } from '@conciergerie/kit/lib/format.ts'
import { folded } from '@conciergerie/kit/palette/folded.ts'
import type { Result, ResultGroup } from '@conciergerie/kit/palette/results.ts'
import { entries } from '../shell/entries.ts'

const shortest = 2
const most = 6

/** What a few letters may mean, best first; pages at once, the rest as the server answers. */
export function usePaletteResults(q: string): { groups: ResultGroup[]; isSearching: boolean } {
  const { t } = useTranslation('palette')
  const conversations = useConversations(q)
  const faqs = useFaqs(q)
  const groups = [
    { label: t('pages'), results: usePages(q) },
    { label: t('conversations'), results: conversations.results },
    { label: t('faqs'), results: faqs.results },
  ]
  return {
    groups: groups.filter(({ results }) => results.length > 0),
    isSearching: conversations.isSearching || faqs.isSearching,
  }
}

function usePages(q: string): Result[] {
  const { t } = useTranslation('shell')
  return entries
    .map((entry) => ({
      id: `go-${entry.name}`,
      to: entry.to,
      icon: entry.icon,
      title: t(`entry.${entry.name}`),
      detail: '',
    }))
    .filter(({ title }) => folded(title).includes(folded(q)))
}

const searching = (q: string) => ({
  enabled: q.length >= shortest,
  placeholderData: keepPreviousData,
  staleTime: 10_000,
})

function useConversations(q: string) {
  const format = useFormat()
  const wanted = useDeferredValue(q)
  const { data, isFetching } = useQuery({
    queryKey: ['conversations', 'palette', wanted],
    queryFn: ({ signal }) => call('GET /api/conversations', { query: { q: wanted, tab: 'all', limit: most }, signal }),
    ...searching(wanted),
  })
  const items = q.length >= shortest ? (data?.items ?? []) : []
  const results = items.map(({ id, client, lastMessage }) => ({
    id: `conversation-${id}`,
    to: `/inbox/${id}`,
    icon: MessageCircle,
    title: format.phone(client.name),
    detail: lastMessage?.message ?? '',
  }))
  return { results, isSearching: isFetching }
}

function useFaqs(q: string) {
  const wanted = useDeferredValue(q)
  const { data, isFetching } = useQuery({
    queryKey: ['faqs', 'palette', wanted],
    queryFn: ({ signal }) => call('GET /api/faqs', { query: { q: wanted, limit: most }, signal }),
    ...searching(wanted),
  })
  const items = q.length >= shortest ? (data?.items ?? []) : []
  const results = items.map(({ id, question, answer }) => ({
    id: `faq-${id}`,
    to: `/faq?faq=${id}`,
    icon: BookOpenText,
    title: question,
    detail: answer,
  }))
  return { results, isSearching: isFetching }
}
