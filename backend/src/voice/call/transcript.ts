import type { CallKey, SpokenTurn } from '#src/features/calls/ports.ts'
import { heardPart } from './heard-text.ts'
import { TurnOrder } from './turn-order.ts'

export interface TurnLog {
  saveTurn(call: CallKey, turn: SpokenTurn): Promise<void>
  cutTurn(call: CallKey, itemId: string, heard: { text: string; ms: number }): Promise<void>
}

interface Item extends SpokenTurn {
  cut: { heardMs: number; ofMs: number } | null
}

type Piece = { itemId: string; speaker: 'caller' | 'assistant'; text: string; final: boolean; atMs: number }

/** What is said in one call, in the order in which it was spoken, each change written down at once. */
export class Transcript {
  readonly #call: CallKey
  readonly #log: TurnLog
  readonly #order = new TurnOrder()
  readonly #items = new Map<string, Item>()
  #waiting: (() => void)[] = []

  constructor(call: CallKey, log: TurnLog) {
    this.#call = call
    this.#log = log
  }

  /** A turn takes its place, before its words are known. */
  place({
    itemId,
    previousItemId,
    speaker,
    atMs,
  }: {
    itemId: string
    previousItemId: string | null
    speaker: SpokenTurn['speaker']
    atMs: number
  }): void {
    if (this.#items.has(itemId)) return
    // a call that came back has a new session, whose first turn follows all that was said before
    const after = previousItemId === null && this.#items.size > 0 ? undefined : previousItemId
    const position = this.#order.place(itemId, after)
    this.#items.set(itemId, { itemId, position, speaker, text: '', partial: true, atMs, cut: null })
  }

  async write({ itemId, speaker, text, final, atMs }: Piece): Promise<void> {
    const known = this.#items.get(itemId)
    const item = known ?? {
      itemId,
      position: this.#order.place(itemId),
      speaker,
      text: '',
      partial: true,
      atMs,
      cut: null,
    }
    // a late piece never shortens what is whole
    if (!item.partial && !final) return
    item.text = final ? text : item.text + text
    item.partial = !final
    this.#items.set(itemId, item)
    await this.#log.saveTurn(this.#call, plain(item))
    if (item.cut) await this.#writeCut(item)
    if (final && speaker === 'caller') this.#wake()
  }

  /** The assistant was cut short. */
  async cut(itemId: string, heardMs: number, ofMs: number): Promise<void> {
    const item = this.#items.get(itemId)
    if (!item) return
    item.cut = { heardMs, ofMs }
    if (item.text !== '') await this.#writeCut(item)
  }

  /** The share of a turn that was heard, 0 to 1. */
  heardShare(itemId: string): number {
    const cut = this.#items.get(itemId)?.cut
    return cut ? (cut.ofMs === 0 ? 0 : cut.heardMs / cut.ofMs) : 1
  }

  /** Everything that the caller has said so far. */
  get said(): string {
    return this.#callers()
      .flatMap(({ text }) => (text === '' ? [] : [text]))
      .join('\n')
  }

  get callerTurns(): number {
    return this.#callers().length
  }

  /** What the caller said from a moment of the call on; null while words of it are still missing. @param fromMs since it was answered */
  saidSince(fromMs: number): string | null {
    const turns = this.#callers().filter(({ atMs }) => atMs >= fromMs)
    if (turns.length === 0 || turns.some(({ partial }) => partial)) return null
    return turns.map(({ text }) => text).join(' ')
  }

  /** Resolves with the next words of the caller that are written down. */
  nextWords(): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting.push(resolve)
    })
  }

  #callers(): Item[] {
    return [...this.#items.values()]
      .filter(({ speaker }) => speaker === 'caller')
      .sort((a, b) => a.position - b.position)
  }

  #wake(): void {
    const waiting = this.#waiting
    this.#waiting = []
    for (const resolve of waiting) resolve()
  }

  async #writeCut({ itemId, text, cut }: Item): Promise<void> {
    if (!cut) return
    const heard = { text: heardPart(text, cut.heardMs, cut.ofMs), ms: cut.heardMs }
    await this.#log.cutTurn(this.#call, itemId, heard)
  }
}

const plain = ({ cut: _, ...turn }: Item): SpokenTurn => turn
