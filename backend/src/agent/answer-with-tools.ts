import type { z } from 'zod'
import type { AnswerModel, Instruction, ModelTurn } from '#src/providers/ai/answer-model.ts'
import { ModelError } from '#src/providers/ai/model-error.ts'
import { askModelStep } from './ask-model.ts'
import type { Effort } from './ask-model.ts'
import type { Circuit } from './circuit.ts'
import { handOver } from './human-promise.ts'
import type { Draft, Situation } from './situation.ts'
import type { ToolTurn } from './tool-turn.ts'

export interface ToolQuestion<T> {
  conciergerieId: number
  instructions: readonly Instruction[]
  turns: readonly ModelTurn[]
  /** After the rounds: the form that was at fault, and the correction. */
  after: readonly ModelTurn[]
  form: z.ZodType
  reader: z.ZodType<T>
  maxTokens: number
  signal: AbortSignal
}

/**
 * The model and the tools in turns, until it fills the form.
 * @throws ModelError
 */
export async function askWithTools<T>(
  model: AnswerModel,
  circuit: Circuit,
  effort: Effort,
  turn: ToolTurn,
  question: ToolQuestion<T>,
): Promise<{ value: T; written: string }> {
  for (;;) {
    const mayCall = turn.mayCall && question.after.length === 0
    const step = await askModelStep(model, circuit, effort, {
      ...question,
      tools: turn.specs,
      rounds: turn.rounds,
      mayCall,
    })
    if (step.kind === 'form') return step
    // it was told not to call any more
    if (!mayCall)
      throw new ModelError('invalid', 'too_many_calls', 'the model keeps calling tools', { usage: step.usage })
    await turn.answer(step.said, step.calls)
  }
}

/** What the server itself has to say stands after the model's words, or alone when these are refused or missing. */
export function withServerTexts(draft: Draft | null, turn: ToolTurn, situation: Situation): Draft {
  const texts = turn.texts
  const asked = turn.deeds.has('transferred')
  if (texts.length === 0)
    return turn.stamp(draft ?? handOver(situation, 'failed', 'model_failed', 'fallback', 'no_text'))
  const own = draft?.outcome === 'answered' ? draft : null
  const text = [own?.text, ...texts].filter(Boolean).join('\n\n')
  const needs =
    asked || draft?.outcome === 'human' ? ('asked' as const) : turn.deeds.has('filed') ? ('unanswered' as const) : null
  return turn.stamp({
    outcome: needs === 'asked' ? 'human' : 'answered',
    text,
    language: situation.language,
    faqs: own?.faqs ?? [],
    humanReason: own?.humanReason ?? needs,
    unansweredQuestion: own?.unansweredQuestion ?? null,
    reason: [...turn.deeds].join(',') || null,
    madeBy: 'model',
  })
}
