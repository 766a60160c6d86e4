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

/** A tool as the model is shown it. */
export interface ToolSpec {
  name: string
  description: string
  input: z.ZodType
  /** Whether the vendor is asked to hold the model to the form. */
  strict: boolean
}

export interface ToolCall {
  id: string
  name: string
  /** Whatever the model wrote. */
  input: unknown
}

export interface ToolAnswer {
  id: string
  text: string
  failed: boolean
}

/** What came after the turns while the answer was made: calls of tools and their answers, in order. */
export interface ToolRound {
  /** What the model said beside its calls. */
  said: string
  calls: readonly ToolCall[]
  answers: readonly ToolAnswer[]
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

export interface ToolRequest<T> extends ModelRequest<T> {
  tools: readonly ToolSpec[]
  rounds: readonly ToolRound[]
  /** False: no more calls, the form now. */
  mayCall: boolean
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

/** The form, or calls of tools that must be answered first. */
export type ModelStep<T> =
  | { kind: 'form'; value: T; written: string; usage: ModelUsage }
  | { kind: 'calls'; said: string; calls: readonly ToolCall[]; usage: ModelUsage }

/** A language model that fills a form: one attempt, no hidden retry. */
export interface AnswerModel {
  readonly name: string
  /** @throws ModelError, and nothing else */
  fill<T>(request: ModelRequest<T>): Promise<ModelAnswer<T>>
  /** The same with tools. @throws ModelError, and nothing else */
  step<T>(request: ToolRequest<T>): Promise<ModelStep<T>>
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
