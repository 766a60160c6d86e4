import { Armed } from '#sim/lib/armed.ts'
import type { ArmedOptions } from '#sim/lib/armed.ts'

/** Something that the model says, or a tool that it calls; arguments may be any text, nonsense included. */
export type Output = { say: string } | { call: string; args: Record<string, unknown> | string }

export interface ToolOutcome {
  name: string
  args: string
  /** What the server answered, as it came: usually JSON. */
  output: string
}

export interface ToolOffer {
  name: string
  description: string
  parameters: Record<string, unknown>
}

/** Why the model is to answer now, and everything it knows. */
export interface Turn {
  /** asked: `response.create` by itself or with instructions · heard: the caller spoke · results: tools have answered · timeout: nobody spoke */
  cause: 'asked' | 'heard' | 'results' | 'timeout'
  /** Of the `response.create`, if any. */
  asked: string | null
  /** What the caller said since the last answer; empty when it was not understood. */
  heard: string
  /** Results that came since the last answer. */
  results: ToolOutcome[]
  instructions: string
  tools: ToolOffer[]
  /** What was said before, as far as it was heard. */
  history: { speaker: 'caller' | 'assistant'; text: string }[]
}

export type Mind = (turn: Turn) => Output[] | Promise<Output[]>

/** One mind for each session: it may remember. */
export type MakeMind = () => Mind

/** A whole answer, or how to make it. */
export type Scripted = Output[] | Output | string | Mind

interface TurnFilter {
  cause?: Turn['cause']
  /** Somewhere in the instructions of the session: which house is meant. */
  contains?: string
}

/** What the model is going to say; when nothing is left, the little brain answers by itself. */
export class VoiceScript {
  readonly #turns = new Armed<Scripted, TurnFilter>(
    ({ cause, contains }, subject) =>
      (cause === undefined || cause === subject.cause) &&
      (contains === undefined || (subject.contains ?? '').includes(contains)),
  )

  /** For the next answer, then the one after… Returns how to take them all back. */
  next(...turns: Scripted[]): () => void {
    const undos = turns.map((turn) => this.add(turn))
    return () => {
      for (const undo of undos) undo()
    }
  }

  /** For every answer that nothing else was scripted for, until taken back. */
  always(turn: Scripted): () => void {
    return this.add(turn, {}, { times: 'always' })
  }

  add(turn: Scripted, filter: TurnFilter = {}, options?: ArmedOptions): () => void {
    return this.#turns.add(turn, filter, options)
  }

  get left(): number {
    return this.#turns.pending.length
  }

  clear(): void {
    this.#turns.clear()
  }

  async take(turn: Turn, otherwise: Mind): Promise<Output[]> {
    const scripted = this.#turns.take({ cause: turn.cause, contains: turn.instructions })
    if (scripted === undefined) return otherwise(turn)
    if (typeof scripted === 'function') return scripted(turn)
    if (typeof scripted === 'string') return [{ say: scripted }]
    return Array.isArray(scripted) ? scripted : [scripted]
  }
}
