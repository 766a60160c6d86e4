import type { Message } from '@conciergerie/contract'

export interface MessagePages {
  /** Oldest first. */
  items: Message[]
  /** Leads to older ones. */
  nextCursor: string | null
}

/** The thread after its latest page was read again; what was scrolled to above it stays. */
export function renewTail(known: MessagePages | undefined, tail: MessagePages): MessagePages {
  const [first] = tail.items
  const at = known && first ? known.items.findIndex(({ id }) => id === first.id) : -1
  // So much was said meanwhile that the two do not meet: the older part is read again when it is scrolled to.
  if (!known || at <= 0) return tail
  return { items: [...known.items.slice(0, at), ...tail.items], nextCursor: known.nextCursor }
}

export function prependPage(known: MessagePages, page: MessagePages): MessagePages {
  const shown = new Set(known.items.map(({ id }) => id))
  return { items: [...page.items.filter(({ id }) => !shown.has(id)), ...known.items], nextCursor: page.nextCursor }
}

/** With a message that the server has just made or changed. */
export function putMessage(known: MessagePages, message: Message): MessagePages {
  const at = known.items.findIndex(({ id }) => id === message.id)
  if (at === -1) return { ...known, items: [...known.items, message] }
  return { ...known, items: known.items.with(at, message) }
}
