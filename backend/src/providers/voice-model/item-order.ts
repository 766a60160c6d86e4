import type { ConversationItem } from 'openai/resources/realtime/realtime'

export interface SpokenItem {
  itemId: string
  previousItemId: string | null
  speaker: 'caller' | 'assistant'
}

/**
 * Where each thing said stands. Tool calls and their results stand in the same row but are not said: what follows one is
 * told as following the last thing said before it.
 */
export class ItemOrder {
  readonly #told = new Set<string>()
  /** Of what is not said: the thing said before it. */
  readonly #skipped = new Map<string, string | null>()

  /** @returns the item, the first time that its place is known */
  place(itemId: string, previous: string | null, speaker: SpokenItem['speaker']): SpokenItem | null {
    if (this.#told.has(itemId)) return null
    this.#told.add(itemId)
    return { itemId, previousItemId: this.#spokenBefore(previous), speaker }
  }

  placeItem(item: ConversationItem, previous: string | null): SpokenItem | null {
    if (!item.id) return null
    const speaker = speakerOf(item)
    if (speaker) return this.place(item.id, previous, speaker)
    this.#skipped.set(item.id, this.#spokenBefore(previous))
    return null
  }

  #spokenBefore(previous: string | null): string | null {
    return previous === null ? null : (this.#skipped.get(previous) ?? (this.#skipped.has(previous) ? null : previous))
  }
}

function speakerOf(item: ConversationItem): SpokenItem['speaker'] | null {
  if (item.type !== 'message') return null
  if (item.role === 'user') return 'caller'
  return item.role === 'assistant' ? 'assistant' : null
}
