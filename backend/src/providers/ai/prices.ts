import type { ModelUsage } from './answer-model.ts'

/** What a model charges, in millionths of a US dollar a token (the same figure as dollars a million tokens), and what it takes. */
export interface ModelFacts {
  input: number
  output: number
  cacheRead: number
  /** Entries kept five minutes. */
  cacheWrite: number
  /** Prompts longer than this cost `longFactor` times as much, every token of them. */
  longPrompt: { tokens: number; factor: number } | null
  /** Whether `output_config.effort` is accepted; models before 4.6 refuse it. */
  takesEffort: boolean
}

const usual = { longPrompt: null, takesEffort: true }

/** Source: the vendor's pricing page, October 2026. Longest prefix first within a family; a family's last line serves unknown members. */
const table: readonly (readonly [prefix: string, facts: ModelFacts])[] = [
  ['claude-haiku-4-5', { ...usual, input: 1, output: 5, cacheRead: 0.1, cacheWrite: 1.25, takesEffort: false }],
  [
    'claude-haiku',
    {
      ...usual,
      input: 0.1,
      output: 0.5,
      cacheRead: 0.01,
      cacheWrite: 0.125,
      longPrompt: { tokens: 100_000, factor: 5 },
    },
  ],
  ['claude-sonnet-4-5', { ...usual, input: 3, output: 15, cacheRead: 0.3, cacheWrite: 3.75, takesEffort: false }],
  ['claude-sonnet-4-6', { ...usual, input: 3, output: 15, cacheRead: 0.3, cacheWrite: 3.75 }],
  ['claude-sonnet-5-5', { ...usual, input: 2, output: 10, cacheRead: 0.1, cacheWrite: 2.5 }],
  ['claude-sonnet', { ...usual, input: 2, output: 10, cacheRead: 0.2, cacheWrite: 2.5 }],
  ['claude-opus-5-5', { ...usual, input: 4, output: 20, cacheRead: 0.2, cacheWrite: 5 }],
  ['claude-opus', { ...usual, input: 5, output: 25, cacheRead: 0.5, cacheWrite: 6.25 }],
  ['claude-fable-5', { ...usual, input: 10, output: 50, cacheRead: 1, cacheWrite: 12.5 }],
]

const unknownModel: ModelFacts = { ...usual, input: 5, output: 25, cacheRead: 0.5, cacheWrite: 6.25 }

export function factsOf(model: string): ModelFacts {
  return table.find(([prefix]) => model.startsWith(prefix))?.[1] ?? unknownModel
}

/** @returns millionths of a US dollar, rounded up */
export function costOf(model: string, usage: Omit<ModelUsage, 'costMicros'>): number {
  const facts = factsOf(model)
  const prompt = usage.inputTokens + usage.cacheReadTokens + usage.cacheWriteTokens
  const factor = facts.longPrompt !== null && prompt > facts.longPrompt.tokens ? facts.longPrompt.factor : 1
  const sum =
    usage.inputTokens * facts.input +
    usage.outputTokens * facts.output +
    usage.cacheReadTokens * facts.cacheRead +
    usage.cacheWriteTokens * facts.cacheWrite
  // binary fractions: 0.1 × 3 must not round up to the next millionth
  return Math.ceil(Number((sum * factor).toFixed(6)))
}
