import { guessLanguage } from '#sim/anthropic/small-model/language.ts'
import type { Output, Turn } from '#sim/openai-realtime/mind.ts'
import { continueBooking } from './booking-flow.ts'
import { continueExisting } from './existing-flow.ts'
import { startOrder } from './order-flow.ts'
import { plainText } from './plain.ts'
import { readName } from './read-name.ts'
import { readSlots } from './read-slots.ts'
import {
  asksAgain,
  asksEnglish,
  asksFrench,
  asksPresence,
  isAngry,
  isQuestion,
  isWrongNumber,
  readCode,
  readConsent,
  readGoal,
  saysGoodbye,
  wantsPerson,
} from './read-wish.ts'
import { answerQuestion } from './questions.ts'
import { choosePlace } from './shop.ts'
import type { Slots, State } from './state.ts'
import { leave, say } from './state.ts'

/** What a sentence says, beside what was known. */
export interface Heard {
  said: string
  text: string
  found: Partial<Slots>
}

/** "Oui, s'il vous plaît" is no message yet. */
const MOST_WORDS_OF_CONSENT = 4
const ONLY_WANTS_TO = /\b(?:laisser un|leave a) message\W*$/i
const FEWEST_WORDS = 3

const NAMED = /(?:au nom de|je m[’']appelle|mon nom est|my name is|(?:under|in) the name of)\s+(.+?)(?:[.?!;]|$)/i

/** Another of these makes another wish. */
const TOLD = ['from', 'to', 'time', 'party', 'type'] as const

function merge(state: State, { said, text, found }: Heard): void {
  const changed = TOLD.some((name) => found[name] !== undefined && found[name] !== state.slots[name])
  // another arrival makes another departure
  if (found.from !== undefined && found.to === undefined && found.from !== state.slots.from) state.slots.to = null
  Object.assign(state.slots, found)
  if (changed) state.checked = null
  state.said = `${state.said} ${text}`
  const named = NAMED.exec(said)?.[1]
  const name = named === undefined ? null : readName(named)
  if (name) Object.assign(state.slots, { first: name.first, last: name.last })
}

/** Things that come before everything else. */
function urgent({ said, text }: Heard, state: State, turn: Turn): Output[] | null {
  const { words } = state
  if (isWrongNumber(text)) return leave(words.wrongNumber, turn)
  if (isAngry(text) || wantsPerson(text)) {
    const reason = isAngry(text) ? `mécontent : ${said}` : said
    return state.calling(turn, 'transfer_to_human', { reason: reason.slice(0, 190) })
  }
  if (asksPresence(text)) return say(words.here, state.question || words.listening)
  if (asksAgain(text) && state.question !== '') return say(state.question)
  return null
}

/** Another language: when it is asked for, or clearly spoken two turns running. @returns what to say when nothing else was said */
function changeLanguage({ said, text }: Heard, state: State): Output[] | null {
  const other = state.language === 'fr' ? 'en' : 'fr'
  const asked = other === 'en' ? asksEnglish(text) : asksFrench(text)
  // a name or a yes is of no language
  const spoken = said.split(/\s+/).length < FEWEST_WORDS ? null : guessLanguage(said)
  state.foreignTurns = spoken === other ? state.foreignTurns + 1 : spoken === null ? state.foreignTurns : 0
  if (!asked && state.foreignTurns < 2) return null
  state.language = other
  state.foreignTurns = 0
  const isAllTheySay = asked && state.goal === null && readGoal(text) === null
  return isAllTheySay ? say(other === 'en' ? state.words.english : state.words.hello) : null
}

/** An answer to what a tool read back. */
function answerPending(heard: Heard, state: State, turn: Turn): Output[] | null {
  const { pending, slots } = state
  if (!pending) return null
  const differs = TOLD.some((name) => heard.found[name] !== undefined && heard.found[name] !== slots[name])
  if (differs && !isQuestion(heard.text)) {
    state.pending = null
    merge(state, heard)
    return state.goal === 'change' ? continueExisting(state, turn) : continueBooking(state, turn)
  }
  const consent = readConsent(heard.text)
  if (consent === null) return isQuestion(heard.text) ? null : say(state.words.again, state.question)
  state.pending = null
  if (consent === 'yes') return state.calling(turn, pending.tool, pending.args)
  state.checked = null
  state.ask = 'alternative'
  return say(state.words.declined)
}

/** An answer to what was asked last, where only that question makes sense of it. */
function answerAsked(heard: Heard, state: State, turn: Turn): Output[] | null {
  const { said, text } = heard
  const { words } = state
  if (isQuestion(text) && state.ask !== 'message') return null
  switch (state.ask) {
    case 'name': {
      const name = readName(said)
      if (!name) return state.asking('name', `${words.again} ${words.askName}`)
      Object.assign(state.slots, { first: name.first, last: name.last })
      return continueBooking(state, turn)
    }
    case 'number': {
      const phone = readNumber(said)
      if (phone === null) return state.asking('number', `${words.again} ${words.askNumber}`)
      return state.calling(turn, 'note_number', { phone })
    }
    case 'type': {
      const chosen = choosePlace(text, state.offered)
      if (!chosen) return state.asking('type', `${words.askType} ${state.offered.map(({ name }) => name).join(', ')} ?`)
      state.slots.type = chosen.code
      return continueBooking(state, turn)
    }
    case 'alternative':
      return answerAlternative(heard, state, turn)
    case 'code': {
      const code = readCode(text)
      return code === null ? null : state.calling(turn, 'find_reservation', { code })
    }
    case 'message':
      return takeMessage(heard, state, turn)
    case 'items':
      return startOrder(said, state, turn)
    case 'more':
      return readConsent(text) === 'no' || saysGoodbye(text) ? leave(words.goodbye, turn) : null
    default:
      return null
  }
}

/** "Yes" and "no" answer an offer to take one; anything else is it. */
function takeMessage({ said, text }: Heard, state: State, turn: Turn): Output[] {
  const consent = said.split(/\s+/).length > MOST_WORDS_OF_CONSENT ? null : readConsent(text)
  if (consent === 'no') return leave(state.words.goodbye, turn)
  if (consent === 'yes' || ONLY_WANTS_TO.test(said)) return state.asking('message', state.words.askMessage)
  state.ask = 'more'
  return state.calling(turn, 'leave_message', { text: said, urgency: 'normal' })
}

/** A telephone number as it is written or keyed in: eight digits at least. */
function readNumber(said: string): string | null {
  const found = /\+?\d(?:[\s.-]*\d){7,}/.exec(said)?.[0]
  return found ?? null
}

function answerAlternative({ text }: Heard, state: State, turn: Turn): Output[] | null {
  const [first] = state.offered
  const chosen = choosePlace(text, state.offered) ?? (readConsent(text) === 'yes' ? first : null)
  if (!chosen) return null
  const { date_from, date_to, time, party_size, unit_type } = chosen.args
  const text_ = (value: unknown) => (typeof value === 'string' ? value : null)
  Object.assign(state.slots, {
    from: text_(date_from) ?? state.slots.from,
    to: text_(date_to) ?? state.slots.to,
    time: text_(time) ?? state.slots.time,
    type: text_(unit_type),
    party: typeof party_size === 'number' ? party_size : state.slots.party,
  })
  return continueBooking(state, turn)
}

function messageIn(said: string): string | null {
  const found =
    /(?:message\s*:|dire (?:à|au|aux)[^,:]*? que|dites[^,:]*? que|prévenir[^,:]*? que|(?:tell|let) the team(?: know)?(?: that)?|saying that|to say that|that)\s+(.{8,})/i.exec(
      said,
    )?.[1]
  return found ?? null
}

/** Enough of a wish to be one: "tomorrow at eight, six people". */
const soundsLikeBooking = ({ kind, from, party, time }: Partial<Slots>) =>
  [kind, from, party, time].filter((value) => value !== undefined).length > 1 &&
  (from !== undefined || party !== undefined)

/** What the caller wants, if it is something that tools do. */
function pursue(heard: Heard, state: State, turn: Turn): Output[] | null {
  const { said, text, found } = heard
  // "la suite a-t-elle un balcon ?" names a type and wants nothing of it
  const known = Object.keys(found).some((name) => !isQuestion(text) || !['kind', 'type', 'requests'].includes(name))
  const goal = readGoal(text) ?? (state.goal === null && soundsLikeBooking(found) ? 'book' : null)
  if (goal === null && !(known && state.goal !== null)) return null
  if (goal !== null && goal !== state.goal) {
    if (goal !== 'waitlist') state.startOver()
    state.goal = goal
  }
  merge(state, heard)
  switch (state.goal) {
    case 'book':
      return continueBooking(state, turn)
    case 'change':
    case 'cancel':
      state.code ??= readCode(text)
      return continueExisting(state, turn)
    case 'order':
      return startOrder(said, state, turn)
    case 'waitlist': {
      const { kind, from, to, time, party, type } = state.slots
      return state.calling(turn, 'join_waitlist', {
        kind,
        date_from: from,
        date_to: to,
        time,
        party_size: party,
        unit_type: type,
      })
    }
    case 'message': {
      const message = messageIn(said)
      if (message === null) return state.asking('message', state.words.askMessage)
      state.ask = 'more'
      return state.calling(turn, 'leave_message', { text: message, urgency: 'normal' })
    }
    default:
      return null
  }
}

/** What the brain answers to something that it heard. */
export function answerHeard(said: string, state: State, turn: Turn): Output[] {
  state.silences = 0
  const text = plainText(said)
  const heard = { said, text, found: readSlots(said, text, state, turn.instructions) }
  const first = urgent(heard, state, turn) ?? changeLanguage(heard, state)
  if (first) return first
  if (state.waiting > 0) return say(state.words.moment)
  return (
    answerPending(heard, state, turn) ??
    answerAsked(heard, state, turn) ??
    pursue(heard, state, turn) ??
    answerQuestion(heard, state, turn)
  )
}
