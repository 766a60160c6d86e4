import { randomBytes } from 'node:crypto'
import type { ConversationItem } from 'openai/resources/realtime/realtime'
import type { SpokenWord } from '#sim/speech/speech.ts'

export const newId = (kind: 'item' | 'resp' | 'event' | 'sess' | 'conv' | 'call' | 'evt') =>
  `${kind}_${randomBytes(10).toString('hex')}`

interface Base {
  id: string
}
/** Something that was said, called or answered, in the order in which it stands in the conversation. */
export type Item =
  | (Base & { kind: 'caller'; text: string; byVoice: boolean })
  | (Base & { kind: 'system'; text: string })
  | (Base & {
      kind: 'assistant'
      text: string
      words: SpokenWord[]
      sentMs: number
      heardMs: number | null
      done: boolean
    })
  | (Base & { kind: 'call'; callId: string; name: string; args: string; done: boolean })
  | (Base & { kind: 'result'; callId: string; output: string })

export type AssistantItem = Extract<Item, { kind: 'assistant' }>
export type CallItem = Extract<Item, { kind: 'call' }>

/** As it travels. */
export function itemJson(item: Item): ConversationItem {
  const common = { id: item.id, object: 'realtime.item' as const, status: 'completed' as const }
  switch (item.kind) {
    case 'caller':
      return {
        ...common,
        type: 'message',
        role: 'user',
        // what was said is told later, apart
        content: item.byVoice ? [{ type: 'input_audio' }] : [{ type: 'input_text', text: item.text }],
      }
    case 'system':
      return { ...common, type: 'message', role: 'system', content: [{ type: 'input_text', text: item.text }] }
    case 'assistant':
      return {
        ...common,
        type: 'message',
        role: 'assistant',
        status: item.done ? 'completed' : 'in_progress',
        content: item.done ? [{ type: 'output_audio', transcript: item.text }] : [],
      }
    case 'call':
      return {
        ...common,
        type: 'function_call',
        status: item.done ? 'completed' : 'in_progress',
        call_id: item.callId,
        name: item.name,
        arguments: item.done ? item.args : '',
      }
    case 'result':
      return { ...common, type: 'function_call_output', call_id: item.callId, output: item.output }
  }
}

/** The items of a session. */
export class Conversation {
  readonly items: Item[] = []
  readonly #taken = new Set<string>()

  /** What came since this was asked last. */
  takeFresh(): Item[] {
    const fresh = this.items.filter(({ id }) => !this.#taken.has(id))
    for (const { id } of fresh) this.#taken.add(id)
    return fresh
  }

  get lastId(): string | null {
    return this.items.at(-1)?.id ?? null
  }

  /** @returns the id of the item that it follows */
  add(item: Item): string | null {
    const previous = this.lastId
    this.items.push(item)
    return previous
  }

  find(id: string): Item | undefined {
    return this.items.find((item) => item.id === id)
  }

  call(callId: string): CallItem | undefined {
    return this.items.find((item): item is CallItem => item.kind === 'call' && item.callId === callId)
  }

  remove(id: string): boolean {
    const index = this.items.findIndex((item) => item.id === id)
    if (index >= 0) this.items.splice(index, 1)
    return index >= 0
  }

  /** What was said, the assistant’s as far as it was heard. */
  get said(): { speaker: 'caller' | 'assistant'; text: string }[] {
    return this.items.flatMap((item): { speaker: 'caller' | 'assistant'; text: string }[] => {
      if (item.kind === 'caller') return [{ speaker: 'caller', text: item.text }]
      return item.kind === 'assistant' ? [{ speaker: 'assistant', text: heardOf(item) }] : []
    })
  }
}

/** The words of an item that had begun to sound before it was cut. */
export function heardOf({ text, words, heardMs }: AssistantItem): string {
  if (heardMs === null) return text
  return words
    .filter(({ fromMs }) => fromMs < heardMs)
    .map((word) => word.text)
    .join(' ')
}
