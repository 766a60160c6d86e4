import type { ReplyAction } from '#src/features/conversations/reply-author.ts'
import type { ToolAnswer, ToolCall, ToolRound, ToolSpec } from '#src/providers/ai/answer-model.ts'
import type { Memory } from './memory.ts'
import { writeMemory } from './memory.ts'
import type { Scene } from './scene.ts'
import type { Draft } from './situation.ts'
import type { Deed, ToolResult } from './tools/session.ts'

/** Rounds of calls in one answer, and calls in all: enough to look, look again, hold and answer. */
const mostRounds = 5
const mostCalls = 8
const longestAnswer = 1_500

/** What tools did while one answer is made: for the model, for the thread, and for the words that only the server may say. */
export class ToolTurn {
  readonly rounds: ToolRound[] = []
  readonly results: ToolResult[] = []
  readonly #scene: Scene

  constructor(scene: Scene) {
    this.#scene = scene
  }

  get specs(): ToolSpec[] {
    const { registry, session } = this.#scene
    return registry
      .offered(session)
      .map(({ name, description, shown, strict }) => ({ name, description, input: shown, strict }))
  }

  get mayCall(): boolean {
    return this.rounds.length < mostRounds && this.results.length < mostCalls
  }

  async answer(said: string, calls: readonly ToolCall[]): Promise<void> {
    const answers: ToolAnswer[] = []
    // one after the other: the second may rest on the first
    for (const call of calls) answers.push(await this.#run(call))
    this.rounds.push({ said, calls, answers })
  }

  async #run({ id, name, input }: ToolCall): Promise<ToolAnswer> {
    if (this.results.length >= mostCalls) return { id, text: '{"status":"too_many_calls"}', failed: true }
    const done = await this.run(name, input)
    const text = JSON.stringify({
      status: done.status,
      say: done.say,
      ...done.data,
      ...(done.text !== null && { server_will_send: done.text }),
    })
    return { id, text: text.slice(0, longestAnswer), failed: false }
  }

  async run(name: string, input: unknown): Promise<ToolResult> {
    const done = await this.#scene.registry.run(name, input, this.#scene.session)
    this.results.push(done)
    return done
  }

  /** What was said by tools in this turn: an answer may repeat it. */
  get sources(): string[] {
    return this.results.flatMap(({ say, text }) => [say, text ?? ''])
  }

  get deeds(): ReadonlySet<Deed> {
    return new Set(this.results.flatMap(({ deed }) => deed ?? []))
  }

  /** Confirmations, and the last recap: earlier ones were given up. */
  get texts(): string[] {
    const lastTold = this.results.findLast(({ told, text }) => told !== null && text !== null)
    const kept = this.results.filter((one) => one.text !== null && (one.told === null || one === lastTold))
    return [...new Set(kept.flatMap(({ text }) => text ?? []))]
  }

  /** The draft with what was done: its lines, and what a yes would settle. */
  stamp(draft: Draft, dialogue: Memory['dialogue'] = null): Draft {
    const told = this.results.findLast((one) => one.told !== null)?.told ?? null
    const actions = this.results.flatMap(({ action }): ReplyAction[] => (action ? [action] : []))
    return {
      ...draft,
      actions,
      memory: writeMemory({ told, dialogue }),
      recaps: told?.kind === 'hold' ? [told.reservationId] : [],
    }
  }
}
