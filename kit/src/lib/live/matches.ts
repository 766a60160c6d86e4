import type { LiveEvent, LiveTopic } from '@conciergerie/contract'
import type { Query } from '@tanstack/react-query'

/** Other topics that change what a query shows, beside the one that its key begins with: `meta: { topics: [...] }`. */
export interface LiveMeta extends Record<string, unknown> {
  topics?: readonly LiveTopic[]
}

/**
 * Whether a query shows what the event speaks of. Its key begins with a topic; a number that follows is an id, and then
 * events of other entities do not concern it: `['messages', 12]`, `['conversations', 'list', {…}]`.
 */
export function isConcerned(query: Pick<Query, 'queryKey' | 'meta'>, event: LiveEvent): boolean {
  const topics = (query.meta as LiveMeta | undefined)?.topics ?? []
  if (topics.includes(event.topic)) return true
  const [topic, entity] = query.queryKey
  if (topic !== event.topic) return false
  return typeof entity !== 'number' || event.id === null || entity === event.id
}
