import type { MakeMind, Output, Turn } from '#sim/openai-realtime/mind.ts'
import { takeAvailability, takeReservation } from './booking-flow.ts'
import { takeChange, takeFound } from './existing-flow.ts'
import { answerHeard } from './listen.ts'
import { takeSearch } from './questions.ts'
import { takeOrder } from './order-flow.ts'
import { say, State } from './state.ts'
import { readResult } from './tool-result.ts'
import type { ToolResult } from './tool-result.ts'

const OFFERS_MESSAGE = /(?:laisser un message|leave a message)[^.]*\?\s*$/i

/** What is to be said, out of an instruction to say it: between guillemets, after a colon, or all of it. */
export function spokenIn(instructions: string): string {
  const quoted =
    /«\s*(.+?)\s*»\s*[.!]?\s*$/s.exec(instructions)?.[1] ?? /["“]([^"”]+)["”]\s*[.!]?\s*$/s.exec(instructions)?.[1]
  if (quoted !== undefined) return quoted.trim()
  const ordered = /^(?:dis|dites|say|greet|salue|accueille)\b[^:\n]*:\s*(.+)$/is.exec(instructions)?.[1]
  return (ordered ?? instructions).trim()
}

/** Asked for, and the tool that wants it is called once more when it is known. */
function askNumber({ name, args, say: question }: ToolResult, state: State): Output[] {
  state.wanting = { tool: name, args }
  return state.asking('number', question || state.words.askNumber)
}

function takeNumber({ status, say: text }: ToolResult, state: State, turn: Turn): Output[] {
  if (status !== 'noted' || !state.wanting) return state.asking('number', text || state.words.failed)
  const { tool, args } = state.wanting
  state.ask = null
  return [...say(text), ...state.calling(turn, tool, args)]
}

/** Their yes did not count: what was read back still waits for one. */
function askAgreement({ name, args, say: text }: ToolResult, state: State): Output[] {
  state.pending = { tool: name, args }
  return say(text || state.words.askConfirm)
}

/** The first thing on which something was agreed, in the order in which tools answered. */
function takeResult(result: ToolResult, state: State, turn: Turn): Output[] {
  if (result.status === 'not_agreed') return askAgreement(result, state)
  if (result.status === 'number_needed') return askNumber(result, state)
  switch (result.name) {
    case 'check_availability':
      return takeAvailability(result, state, turn)
    case 'create_reservation':
      return takeReservation(result, state, turn)
    case 'find_reservation':
      return takeFound(result, state, turn)
    case 'update_reservation':
    case 'cancel_reservation':
      return takeChange(result, state)
    case 'create_order':
      return takeOrder(result, state, turn)
    case 'transfer_to_human':
      // the house says so by itself, and may have gone on since
      return result.status === 'transferring' ? [] : say(result.say)
    case 'note_number':
      return takeNumber(result, state, turn)
    case 'end_call':
      return []
    case 'search_faqs':
      return takeSearch(result, state, turn)
    case 'raise_question':
      // what was asked before it still wants an answer
      if (state.hasOpenQuestion) return say(result.say || state.words.failed, state.question)
      state.ask = 'more'
      return say(result.say || state.words.failed, state.words.anythingElse)
    default:
      state.ask = 'more'
      return say(result.say || state.words.failed, state.words.anythingElse)
  }
}

function answerResults(state: State, turn: Turn): Output[] {
  state.waiting = Math.max(0, state.waiting - turn.results.length)
  const answered = turn.results.flatMap((result) => takeResult(readResult(result), state, turn))
  // said while the tool was at work: heard now
  return turn.heard === '' ? answered : [...answered, ...answerHeard(turn.heard, state, turn)]
}

/** What the house has it say; an offer to take a message wants an answer. */
function sayAsAsked(asked: string | null, state: State): Output[] {
  const text = asked === null ? state.words.hello : spokenIn(asked)
  return OFFERS_MESSAGE.test(text) ? state.asking('message', text) : say(text)
}

function breakSilence(state: State): Output[] {
  state.silences += 1
  const { words } = state
  return state.silences > 2 ? say(words.leaving) : say(words.stillThere, state.goal === null ? '' : state.question)
}

/**
 * A voice that books for real with nothing but the tools, the FAQs and the instructions that it is given: a dialogue that
 * fills in what is missing. Facts come from tools and FAQs, word for word. One for each session.
 */
export const makeBrain: MakeMind = () => {
  const state = new State()
  return (turn) => think(state, turn).map((output) => ('say' in output ? { say: typeset(output.say, state) } : output))
}

/** French wants narrow spaces before its marks, which hold a word and its mark together. */
const typeset = (text: string, { language }: State) =>
  language === 'fr' ? text.replaceAll(/ (?=[?!;])/g, '\u202f').replaceAll(/ (?=[:»])|(?<=«) /g, '\u00a0') : text

function think(state: State, turn: Turn): Output[] {
  switch (turn.cause) {
    case 'asked':
      return sayAsAsked(turn.asked, state)
    case 'timeout':
      return breakSilence(state)
    case 'results':
      return answerResults(state, turn)
    case 'heard':
      return turn.heard === '' ? say(state.words.again) : answerHeard(turn.heard, state, turn)
  }
}
