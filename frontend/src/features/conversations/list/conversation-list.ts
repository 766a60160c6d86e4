import type { Conversation } from '@conciergerie/contract'

export interface ConversationList {
  /** Last activity first. */
  items: Conversation[]
  nextCursor: string | null
}

/**
 * The list after its first page was read again. What was scrolled to beyond it stays; a conversation that moved up is not
 * shown twice, one that left the first page's stretch is gone.
 */
export function renewHead(known: ConversationList | undefined, head: ConversationList): ConversationList {
  const last = head.items.at(-1)
  if (!known || !last || head.nextCursor === null) return head
  const end = known.items.findIndex(({ id }) => id === last.id)
  // Nothing of the old page is left: what lay below it can no longer be placed.
  if (end === -1) return head
  const fresh = new Set(head.items.map(({ id }) => id))
  const below = known.items.slice(end + 1).filter(({ id }) => !fresh.has(id))
  return below.length === 0 ? head : { items: [...head.items, ...below], nextCursor: known.nextCursor }
}

export function appendPage(known: ConversationList, page: ConversationList): ConversationList {
  const shown = new Set(known.items.map(({ id }) => id))
  return { items: [...known.items, ...page.items.filter(({ id }) => !shown.has(id))], nextCursor: page.nextCursor }
}

export function replaceRow(list: ConversationList, conversation: Conversation): ConversationList {
  if (!list.items.some(({ id }) => id === conversation.id)) return list
  return { ...list, items: list.items.map((row) => (row.id === conversation.id ? conversation : row)) }
}

/**
 * The order to show while a pointer rests on the list: rows stay where they were, so that a click hits what it aimed at.
 * @param held the order before, as ids
 */
export function holdOrder(rows: readonly Conversation[], held: readonly number[]): Conversation[] {
  const byId = new Map(rows.map((row) => [row.id, row]))
  const kept = held.flatMap((id) => byId.get(id) ?? [])
  const known = new Set(held)
  const lastKept = rows.findLastIndex(({ id }) => known.has(id))
  // What was scrolled to since belongs at the end; what came in above waits until the pointer leaves.
  return [...kept, ...rows.slice(lastKept + 1)]
}
