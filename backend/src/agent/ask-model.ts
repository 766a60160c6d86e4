import { setTimeout as pause } from 'node:timers/promises'
import { addUsage, noUsage } from '#src/providers/ai/answer-model.ts'
import type {
  AnswerModel,
  ModelAnswer,
  ModelRequest,
  ModelStep,
  ModelUsage,
  ToolRequest,
} from '#src/providers/ai/answer-model.ts'
import { ModelError } from '#src/providers/ai/model-error.ts'
import type { Circuit } from './circuit.ts'
import { limitedTo } from './time-limit.ts'
import type { TimeLimit } from './time-limit.ts'

export interface Patience {
  /** For one attempt, in ms. */
  attemptMs: number
  /** For the whole answer, from the moment it is asked for, in ms. */
  totalMs: number
}

export const usualPatience: Patience = { attemptMs: 12_000, totalMs: 25_000 }

/** Less than this is not worth beginning. */
const leastAttemptMs = 2_000
const usualWaitMs = 500

/** Time and money spent on one answer. */
export class Effort {
  readonly #patience: Patience
  readonly #start = performance.now()
  usage: ModelUsage = noUsage

  constructor(patience: Patience) {
    this.#patience = patience
  }

  get elapsedMs(): number {
    return performance.now() - this.#start
  }

  /** How long an attempt begun after a wait may take, in ms; 0 when there is no time for one. */
  attemptAfter(waitMs: number): number {
    const { attemptMs, totalMs } = this.#patience
    // timers and the SDK take whole milliseconds only
    const most = Math.floor(Math.min(attemptMs, totalMs - this.elapsedMs - waitMs))
    return most < Math.min(leastAttemptMs, attemptMs / 2) ? 0 : most
  }

  spend(usage: ModelUsage): void {
    this.usage = addUsage(this.usage, usage)
  }
}

type Question<T> = Omit<ModelRequest<T>, 'timeoutMs'>

/**
 * Asks the model, once more if the failure may pass and time is left. The circuit hears how it went.
 * @throws ModelError
 */
export function askModel<T>(
  model: AnswerModel,
  circuit: Circuit,
  effort: Effort,
  question: Question<T>,
): Promise<ModelAnswer<T>> {
  return ask(circuit, effort, question.signal, (limits) => model.fill({ ...question, ...limits }))
}

/**
 * The same with tools: the form, or calls that must be answered before the next step.
 * @throws ModelError
 */
export function askModelStep<T>(
  model: AnswerModel,
  circuit: Circuit,
  effort: Effort,
  question: Omit<ToolRequest<T>, 'timeoutMs'>,
): Promise<ModelStep<T>> {
  return ask(circuit, effort, question.signal, (limits) => model.step({ ...question, ...limits }))
}

type Ask<A> = (limits: { timeoutMs: number; signal: AbortSignal }) => Promise<A>

async function ask<A extends { usage: ModelUsage }>(
  circuit: Circuit,
  effort: Effort,
  signal: AbortSignal,
  send: Ask<A>,
): Promise<A> {
  if (!circuit.enter()) throw new ModelError('unavailable', 'circuit', 'the model failed several times just now')
  try {
    const answer = await attempt(effort, signal, send).catch((error: unknown) => tryAgain(effort, signal, send, error))
    circuit.succeed()
    return answer
  } catch (error) {
    tell(circuit, error)
    throw error
  }
}

async function attempt<A extends { usage: ModelUsage }>(effort: Effort, signal: AbortSignal, send: Ask<A>): Promise<A> {
  const timeoutMs = effort.attemptAfter(0)
  if (timeoutMs === 0) throw new ModelError('timeout', 'timeout', 'no time left')
  const limit = limitedTo(timeoutMs, signal)
  try {
    const answer = await send({ timeoutMs, signal: limit.signal })
    effort.spend(answer.usage)
    return answer
  } catch (error) {
    const known = ownTimeout(error, limit, signal)
    effort.spend(known.usage)
    throw known
  } finally {
    limit.end()
  }
}

/** A body that trickles in past the limit is cut by our own signal: that is a timeout, not a withdrawal. */
function ownTimeout(error: unknown, limit: TimeLimit, withdrawn: AbortSignal): ModelError {
  if (!(error instanceof ModelError)) throw error
  const ours = error.kind === 'aborted' && limit.passed && !withdrawn.aborted
  return ours
    ? new ModelError('timeout', 'timeout', 'no answer in time', { retryable: true, usage: error.usage, cause: error })
    : error
}

async function tryAgain<A extends { usage: ModelUsage }>(
  effort: Effort,
  signal: AbortSignal,
  send: Ask<A>,
  error: unknown,
): Promise<A> {
  if (!(error instanceof ModelError) || !error.retryable || signal.aborted) throw error
  const wait = error.retryAfterMs ?? (error.kind === 'timeout' ? 0 : usualWaitMs)
  if (effort.attemptAfter(wait) === 0) throw error
  await pause(wait, undefined, { signal }).catch(() => {
    throw new ModelError('aborted', 'aborted', 'the request was withdrawn')
  })
  return attempt(effort, signal, send)
}

function tell(circuit: Circuit, error: unknown): void {
  const known = error instanceof ModelError ? error : null
  const itsFault =
    known !== null && (['unavailable', 'timeout', 'quota'].includes(known.kind) || /^4\d\d$/.test(known.code))
  if (itsFault) circuit.fail()
  else circuit.leave()
}
