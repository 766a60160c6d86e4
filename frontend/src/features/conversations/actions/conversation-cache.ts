import type { Conversation } from '@conciergerie/contract'
import type { QueryClient } from '@tanstack/react-query'
import { conversationQuery, listKey } from '../api.ts'
import type { ConversationList } from '../list/conversation-list.ts'
import { replaceRow } from '../list/conversation-list.ts'

/** A conversation as this browser last knew it, from its own query or from any list. */
export function findConversation(client: QueryClient, id: number): Conversation | undefined {
  const own = client.getQueryData(conversationQuery(id).queryKey)
  if (own) return own.conversation
  for (const [, list] of client.getQueriesData<ConversationList>({ queryKey: listKey })) {
    const row = list?.items.find((conversation) => conversation.id === id)
    if (row) return row
  }
  return undefined
}

/** Shows a conversation as it is now, wherever it is shown. */
export function showConversation(client: QueryClient, conversation: Conversation): void {
  client.setQueryData(conversationQuery(conversation.id).queryKey, { conversation })
  client.setQueriesData<ConversationList>({ queryKey: listKey }, (list) => list && replaceRow(list, conversation))
}

/** Stops readings under way: their answer may be older than what is about to be shown. A first reading goes on. */
export async function cancelReadings(client: QueryClient): Promise<void> {
  await client.cancelQueries({ queryKey: ['conversations'], predicate: ({ state }) => state.data !== undefined })
}

/** Reads again what was shown on a guess that turned out wrong. */
export function readAgain(client: QueryClient): void {
  void client.invalidateQueries({ queryKey: ['conversations'] })
}
