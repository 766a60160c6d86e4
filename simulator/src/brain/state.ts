import type { Output, Turn } from '#sim/openai-realtime/mind.ts'
import type { Phrases } from './phrases.ts'
import { phrasesIn } from './phrases.ts'
import type { Goal } from './read-wish.ts'

export interface Slots {
  kind: 'stay' | 'table' | null
  from: string | null
  to: string | null
  time: string | null
  party: number | null
  adults: number | null
  children: number | null
  /** Code of a type. */
  type: string | null
  first: string | null
  last: string | null
  requests: string | null
}

/** What was asked last, and is being answered. */
export type Ask =
  | 'kind'
  | 'dates'
  | 'departure'
  | 'day'
  | 'time'
  | 'party'
  | 'type'
  | 'name'
  | 'number'
  | 'alternative'
  | 'code'
  | 'what'
  | 'message'
  | 'items'
  | 'more'

/** Something that a tool offered, in the words of its arguments. */
export interface Offer {
  code: string
  name: string
  totalCents: number | null
  args: Record<string, unknown>
}

/** What a yes would set off. */
export interface Pending {
  tool: string
  args: Record<string, unknown>
}

const NO_SLOTS: Slots = {
  kind: null,
  from: null,
  to: null,
  time: null,
  party: null,
  adults: null,
  children: null,
  type: null,
  first: null,
  last: null,
  requests: null,
}

/** What the brain remembers of a call. */
export class State {
  language: 'fr' | 'en' = 'fr'
  goal: Goal | null = null
  slots: Slots = { ...NO_SLOTS }
  ask: Ask | null = null
  pending: Pending | null = null
  /** What a tool needs the caller's number for. */
  wanting: Pending | null = null
  offered: Offer[] = []
  /** The wish that a tool said is free, as JSON of its arguments. */
  checked: string | null = null
  /** Code of the booking that is spoken of. */
  code: string | null = null
  /** All that was said about the wish, for names of types. */
  said = ''
  /** Said last: repeated after a question in between. */
  question = ''
  /** Calls that no result has come for. */
  waiting = 0
  silences = 0
  /** Turns running in a language that is not spoken here yet. */
  foreignTurns = 0

  /** Something wanted is under way, and waits for an answer. */
  get hasOpenQuestion(): boolean {
    return this.pending !== null || (this.goal !== null && this.ask !== null && this.ask !== 'more')
  }

  get words(): Phrases {
    return phrasesIn(this.language)
  }

  /** A new wish: the name stays. */
  startOver(): void {
    const { first, last } = this.slots
    this.slots = { ...NO_SLOTS, first, last }
    this.goal = null
    this.ask = null
    this.pending = null
    this.wanting = null
    this.offered = []
    this.checked = null
    this.code = null
    this.said = ''
  }

  asking(ask: Ask, text: string): Output[] {
    this.ask = ask
    this.question = text
    return [{ say: text }]
  }

  calling(turn: Turn, tool: string, args: Record<string, unknown>): Output[] {
    if (!turn.tools.some(({ name }) => name === tool)) return [{ say: this.words.cannot }]
    this.waiting += 1
    const given = Object.fromEntries(Object.entries(args).filter(([, value]) => value !== null && value !== undefined))
    return [{ call: tool, args: given }]
  }
}

export const say = (...texts: string[]): Output[] => [{ say: texts.filter((text) => text !== '').join(' ') }]

/** The last words; who may hang up does. */
export function leave(words: string, { tools }: Turn): Output[] {
  return [{ say: words }, ...(tools.some(({ name }) => name === 'end_call') ? [{ call: 'end_call', args: {} }] : [])]
}
