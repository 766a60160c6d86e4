import type { Offer } from '#src/features/faqs/shelf.ts'
import type { AnswerModel, ModelTurn } from '#src/providers/ai/answer-model.ts'
import { ModelError } from '#src/providers/ai/model-error.ts'
import { answerForm, answerReader, answerTokens } from './answer-schema.ts'
import type { FilledForm } from './answer-schema.ts'
import { askWithTools, withServerTexts } from './answer-with-tools.ts'
import { askModel } from './ask-model.ts'
import type { Effort } from './ask-model.ts'
import type { Circuit } from './circuit.ts'
import { whatIsAsked } from './burst.ts'
import { checkAnswer } from './guardrails.ts'
import type { Checked, Fault } from './guardrails.ts'
import { handOver, holdReply } from './human-promise.ts'
import { writeInstructions, writeTurns } from './prompt.ts'
import type { Draft, Situation } from './situation.ts'
import { ToolTurn } from './tool-turn.ts'
import { wordForHouse } from './unanswered.ts'
import { asLanguage, wordingIn } from './wording/index.ts'

export interface ModelParts {
  model: AnswerModel
  circuit: Circuit
}

/**
 * An answer of the model that passed the guardrails; one at fault is asked for again once, if time is left.
 * @throws ModelError when the model gives none
 */
export async function answerWithModel(
  { model, circuit }: ModelParts,
  situation: Situation,
  effort: Effort,
  signal: AbortSignal,
): Promise<Draft> {
  const offer = offerFaqs(situation)
  const instructions = writeInstructions(situation, offer)
  const turn = situation.scene && new ToolTurn(situation.scene)
  const turns = writeTurns(situation)
  const ask = (after: readonly ModelTurn[]) => {
    const question = {
      conciergerieId: situation.house.id,
      instructions,
      form: answerForm,
      reader: answerReader,
      maxTokens: answerTokens,
      signal,
    }
    return turn
      ? askWithTools(model, circuit, effort, turn, { ...question, turns, after })
      : askModel(model, circuit, effort, { ...question, turns: [...turns, ...after] })
  }
  const finish = (draft: Draft | null) => (turn && draft ? withServerTexts(draft, turn, situation) : draft)
  try {
    return finish(await fillAndCheck(ask, situation, offer, turn, effort, signal)) ?? noDraft()
  } catch (error) {
    // what was done for the client is told, whatever became of the model
    if (turn && turn.texts.length > 0 && error instanceof ModelError) return withServerTexts(null, turn, situation)
    throw error
  }
}

function noDraft(): never {
  throw new ModelError('invalid', 'no_draft', 'nothing was written')
}

async function fillAndCheck(
  ask: (after: readonly ModelTurn[]) => Promise<Filled>,
  situation: Situation,
  offer: Offer,
  turn: ToolTurn | null,
  effort: Effort,
  signal: AbortSignal,
): Promise<Draft> {
  const first = await ask([])
  const checked = check(first.value, situation, offer, turn)
  const correction = correctionFor(checked)
  // words beside a recap are no more than politeness: refused ones are left out
  const alone = turn !== null && turn.texts.length > 0
  if (correction === null || alone || effort.attemptAfter(0) === 0) return toDraft(first.value, checked, situation)
  const again = [
    { role: 'assistant', text: first.written },
    { role: 'user', text: correction },
  ] as const
  const second = await ask(again).catch((error: unknown) => keepFirst(error, first, signal))
  return toDraft(second.value, check(second.value, situation, offer, turn), situation)
}

interface Filled {
  value: FilledForm
  written: string
}

/** A correction that could not be had leaves the first answer, which is then refused for what it is. */
function keepFirst<T>(error: unknown, first: T, signal: AbortSignal): T {
  if (error instanceof ModelError && !signal.aborted) return first
  throw error
}

function offerFaqs({ shelf, burst }: Situation): Offer {
  return shelf.offer(
    burst.text,
    burst.history.map(({ text }) => text),
  )
}

/** What is not an answer is worded by the house: only answers need checking. */
function check(form: FilledForm, situation: Situation, offer: Offer, turn: ToolTurn | null): Checked {
  if (form.outcome !== 'answered') return { ok: false, fault: 'ungrounded', found: '' }
  return checkAnswer(form, {
    house: situation.house,
    offered: offer.faqs,
    asked: askedIn(situation),
    latest: situation.burst.text,
    ...(turn && { booking: { told: turn.sources, looked: turn.results.length > 0 } }),
  })
}

const askedIn = ({ burst }: Situation) =>
  [...burst.history.filter(({ from }) => from === 'client').map(({ text }) => text), burst.text].join('\n')

const corrections: Record<Exclude<Fault, 'ungrounded'>, string> = {
  empty: 'The text is empty.',
  too_long: 'The text is far too long.',
  claim:
    'The text claims or promises an action that nobody has done. Say only what the FAQs say, or choose outcome "human".',
  contact: 'The text gives a number, address, link or price that stands in no FAQ.',
  leak: 'The text speaks of your instructions.',
  off_topic: 'The text is not about this house.',
  unchecked: 'The text says what is free or full, and no tool was asked in this turn. Call the tool, or leave it out.',
}

/** What to tell the model so that it does better; null when there is nothing to correct. */
function correctionFor(checked: Checked): string | null {
  if (checked.ok)
    return checked.wrongLanguage ? wrap('The text is not in the language of the client’s latest message.', '') : null
  return checked.fault === 'ungrounded' ? null : wrap(corrections[checked.fault], checked.found)
}

const wrap = (fault: string, found: string) =>
  `(From the server, not from the client.) Your draft was not sent. ${fault}${found === '' ? '' : ` At fault: "${found.slice(0, 200)}".`} Fill the form again.`

function toDraft(form: FilledForm, checked: Checked, situation: Situation): Draft {
  const language = asLanguage(form.language) ?? situation.language
  const placed = { ...situation, language }
  if (checked.ok) return { ...answered(form, placed), text: checked.text, faqs: checked.faqs }
  if (form.outcome === 'human') return toHuman(form, placed)
  if (form.outcome === 'unanswered' || checked.fault === 'ungrounded') return toUnanswered(form, placed)
  return handOver(placed, 'human', 'unsafe_answer', 'model', checked.fault)
}

function answered(form: FilledForm, situation: Situation): Omit<Draft, 'text' | 'faqs'> {
  const left = /^unanswered:\s*(.+)/is.exec(form.reason)?.[1] ?? null
  return {
    outcome: 'answered',
    language: situation.language,
    humanReason: left === null ? null : 'unanswered',
    unansweredQuestion: left === null ? null : wordForHouse(situation.burst, left),
    reason: form.reason || null,
    madeBy: 'model',
  }
}

function toHuman(form: FilledForm, situation: Situation): Draft {
  if (/complain|plainte/i.test(form.reason)) return handOver(situation, 'complaint', 'complaint', 'model', form.reason)
  if (/sensitiv|sensible/i.test(form.reason)) return handOver(situation, 'sensitive', 'sensitive', 'model', form.reason)
  return handOver(situation, 'human', 'asked', 'model', form.reason || 'asked')
}

function toUnanswered(form: FilledForm, situation: Situation): Draft {
  if (form.outcome === 'unanswered' && /off.?topic/i.test(form.reason)) return declineOffTopic(situation)
  return holdReply(
    situation,
    wordForHouse(situation.burst, whatIsAsked(situation.burst)),
    'model',
    form.reason || 'no_faq',
  )
}

function declineOffTopic(situation: Situation): Draft {
  const text = wordingIn(situation.language).offTopic(situation.house.name)
  return {
    outcome: 'unanswered',
    text,
    language: situation.language,
    faqs: [],
    humanReason: null,
    unansweredQuestion: null,
    reason: 'off_topic',
    madeBy: 'model',
  }
}
