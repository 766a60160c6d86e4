import type { z } from 'zod'

/** A part of the instructions; `cached` ends the prefix that stays the same from one request to the next. */
export interface Instruction {
  text: string
  cached: boolean
}

export interface ModelTurn {
  role: 'user' | 'assistant'
  text: string
}

export interface ModelRequest<T> {
  /** Whose request it is, for the meter; it is not sent. */
  conciergerieId: number
  instructions: readonly Instruction[]
  /** The first and the last are the user's. */
  turns: readonly ModelTurn[]
  /** The form that the model is shown. */
  form: z.ZodType
  /** How what it wrote is read: the form itself, or something more forgiving. */
  reader: z.ZodType<T>
  maxTokens: number
  timeoutMs: number
  signal: AbortSignal
}

export interface ModelUsage {
  inputTokens: number
  outputTokens: number
  cacheReadTokens: number
  cacheWriteTokens: number
  /** Millionths of a US dollar. */
  costMicros: number
}

export interface ModelAnswer<T> {
  value: T
  /** The form as the model wrote it, to show it again when it must be corrected. */
  written: string
  usage: ModelUsage
}

/** A language model that fills a form: one attempt, no hidden retry. */
export interface AnswerModel {
  readonly name: string
  /** @throws ModelError, and nothing else */
  fill<T>(request: ModelRequest<T>): Promise<ModelAnswer<T>>
}

export const noUsage: ModelUsage = {
  inputTokens: 0,
  outputTokens: 0,
  cacheReadTokens: 0,
  cacheWriteTokens: 0,
  costMicros: 0,
}

export function addUsage(one: ModelUsage, other: ModelUsage): ModelUsage {
  return {
    inputTokens: one.inputTokens + other.inputTokens,
    outputTokens: one.outputTokens + other.outputTokens,
    cacheReadTokens: one.cacheReadTokens + other.cacheReadTokens,
    cacheWriteTokens: one.cacheWriteTokens + other.cacheWriteTokens,
    costMicros: one.costMicros + other.costMicros,
  }
}
