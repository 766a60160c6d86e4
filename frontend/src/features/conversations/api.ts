import { queryOptions } from '@tanstack/react-query'
import type { QueryClient } from '@tanstack/react-query'
import { call } from '@conciergerie/kit/lib/api-client.ts'
import type { LiveMeta } from '@conciergerie/kit/lib/live.ts'
import { renewHead } from './list/conversation-list.ts'
import type { ConversationList } from './list/conversation-list.ts'
import type { ListFilter } from './list/list-filter.ts'
import { renewTail } from './message-pages.ts'
import type { MessagePages } from './message-pages.ts'

/*
 * Every key begins with the live topic that makes it old; a number after it is the id that the event carries. Lists hold
 * what was scrolled to: reading one again asks for its living end only and joins the rest to it.
 */

const pageSize = 50
const clientNames: LiveMeta = { topics: ['clients'] }

export const listKey = ['conversations', 'list'] as const

/** The inbox, as far down as it was scrolled. */
export function conversationsQuery(filter: ListFilter) {
  const queryKey = [...listKey, filter] as const
  return queryOptions({
    queryKey,
    queryFn: async ({ client, signal }) => {
      const head = await call('GET /api/conversations', { query: { ...filter, limit: pageSize }, signal })
      return renewHead(client.getQueryData<ConversationList>(queryKey), head)
    },
    meta: clientNames,
  })
}

export function fetchOlderConversations(filter: ListFilter, cursor: string) {
  return call('GET /api/conversations', { query: { ...filter, cursor, limit: 100 } })
}

export function conversationQuery(id: number) {
  return queryOptions({
    queryKey: ['conversations', id] as const,
    queryFn: ({ signal }) => call('GET /api/conversations/:id', { params: { id }, signal }),
    meta: clientNames,
  })
}

/** The thread, as far up as it was scrolled. */
export function messagesQuery(id: number) {
  const queryKey = ['messages', id] as const
  return queryOptions({
    queryKey,
    queryFn: async ({ client, signal }) => {
      const tail = await call('GET /api/conversations/:id/messages', {
        params: { id },
        query: { limit: pageSize },
        signal,
      })
      return renewTail(client.getQueryData<MessagePages>(queryKey), tail)
    },
  })
}

export function fetchOlderMessages(id: number, cursor: string) {
  return call('GET /api/conversations/:id/messages', { params: { id }, query: { cursor, limit: pageSize } })
}

const soonMs = 20_000

/** Reads a conversation ahead of the click that opens it. */
export function prefetchConversation(client: QueryClient, id: number): void {
  // A failure shows where it matters: when the conversation is opened.
  client.query({ ...messagesQuery(id), staleTime: soonMs }).catch(() => undefined)
}

export const quickRepliesQuery = queryOptions({
  queryKey: ['quick-replies', 'composer'],
  queryFn: ({ signal }) => call('GET /api/quick-replies', { signal }),
})

export const whatsappTemplatesQuery = queryOptions({
  queryKey: ['templates', 'composer'],
  queryFn: ({ signal }) => call('GET /api/whatsapp-templates', { signal }),
})

/** Whom a conversation can be given to. */
export const assigneesQuery = queryOptions({
  queryKey: ['members', 'assignees'],
  queryFn: async ({ signal }) => {
    const { items } = await call('GET /api/members', { signal })
    return items.filter(({ status }) => status === 'active')
  },
})

/** How the assistant of the house behaves: the pause that a reply makes, the mode that conversations follow. */
export const houseAiQuery = queryOptions({
  queryKey: ['settings', 'ai'],
  queryFn: async ({ signal }) => (await call('GET /api/settings', { signal })).settings.ai,
})

/** The FAQ behind a source as it stands today, to see whether it was corrected since. */
export function sourceFaqQuery(id: number) {
  return queryOptions({
    queryKey: ['faqs', 'source', id] as const,
    queryFn: ({ signal }) => call('GET /api/faqs/:id', { params: { id }, signal }),
    staleTime: 60_000,
    retry: false,
  })
}
