import type { CallEnd, CallerLeg } from './caller-leg.ts'
import type { Answer, CallScript } from './call-script.ts'
import { listenTo, untilSilent, untilSpeaking } from './listen-to.ts'

export interface CallTurn {
  /** What the caller said before; null: nothing yet. */
  said: string | null
  heard: string
  /** From the end of what the caller said to the first word heard, in real milliseconds; null when nothing came. */
  answerMs: number | null
}

/** What came of a scripted call. */
export interface CallOutcome {
  script: string
  reached: boolean
  /** Why not, in French; empty when it was. */
  why: string
  ended: CallEnd | null
  turns: CallTurn[]
  /** From answered to the first word of the greeting, in real milliseconds. */
  firstWordMs: number | null
  /** Talked over: from the first sound of the caller to silence, in real milliseconds. */
  cutMs: number | null
}

/** Nobody talks longer to a machine. */
const MOST_TURNS = 14
/** "One moment, I am checking", "that is noted": who asks nothing is not done yet, so many times at most. */
const MOST_PAUSES = 3
/** Whoever is told so says nothing until a person answers, or the house comes back to say that nobody does. */
const HOLD = /(?:ne quittez pas|hold the line)\W*$/i
/** So long, in real milliseconds: people are rung in real time, however fast the call runs. */
const RING_MS = 60_000
/** Lost: nothing in the script answers what was heard. */
const WORDS = {
  fr: { lost: 'Pardon, je n’ai pas compris.', goodbye: 'Merci, au revoir.' },
  en: { lost: 'Sorry, I did not catch that.', goodbye: 'Thank you, goodbye.' },
}
const wordsOf = ({ language = 'fr' }: CallScript) => WORDS[language]

/** Holds one call to its end as the script has it. @param leg answered */
export async function runScript(leg: CallerLeg, script: CallScript): Promise<CallOutcome> {
  const turns: CallTurn[] = []
  const progress = { firstWordMs: null as number | null, cutMs: null as number | null }
  if (leg.ended) return outcomeOf(leg, script, turns, progress)
  await greeted(leg, script, turns, progress)
  await converse(leg, script, turns)
  await finish(leg, script)
  return outcomeOf(leg, script, turns, progress)
}

/** Answers what is heard until the caller has what they wanted, the call is over, or it leads nowhere. */
async function converse(leg: CallerLeg, script: CallScript, turns: CallTurn[]): Promise<void> {
  let next = script.opening
  let lost = 0
  while (next !== null && turns.length < MOST_TURNS) {
    const heard = await speak(leg, next, script, turns)
    if (script.goal?.test(heard) === true || leg.ended !== null) return
    const found = script.answers.find(({ when }) => when.test(heard))?.say
    // the same words again and again lead nowhere
    lost = found === undefined || found === next ? lost + 1 : 0
    next = lost > 2 ? null : (found ?? wordsOf(script).lost)
  }
}

interface Progress {
  firstWordMs: number | null
  cutMs: number | null
}

/** The first words; who talks over them does not hear them out. */
async function greeted(
  leg: CallerLeg,
  { interruptsAfterMs, end, opening }: CallScript,
  turns: CallTurn[],
  progress: Progress,
): Promise<void> {
  if (interruptsAfterMs !== undefined) {
    await untilSpeaking(leg, interruptsAfterMs)
    const speaking = leg.say('Attendez, attendez.')
    progress.cutMs = await untilSilent(leg)
    await speaking
    const { text } = await listenTo(leg, leg.heard.length)
    turns.push({ said: 'Attendez, attendez.', heard: text, answerMs: null })
    return
  }
  const { text, firstWordMs } = await listenTo(leg, 0)
  progress.firstWordMs = firstWordMs
  turns.push({ said: null, heard: text, answerMs: null })
  if (opening === null && end !== undefined) await waitForEnd(leg, 120_000)
}

async function speak(leg: CallerLeg, text: string, script: CallScript, turns: CallTurn[]): Promise<string> {
  const from = leg.heard.length
  await leg.say(text)
  const over = overWhat(text, script, turns)
  const isEnough = () => over?.when.test(leg.heard.slice(from)) === true
  const { heard, firstWordMs } = await hearOut(leg, from, script, isEnough)
  turns.push({ said: text, heard, answerMs: firstWordMs })
  if (over && isEnough()) return speak(leg, over.say, script, turns)
  return HOLD.test(heard) ? holdTheLine(leg, heard, turns) : heard
}

/** What they still have to talk over. */
function overWhat(text: string, { talksOver }: CallScript, turns: CallTurn[]): Answer | undefined {
  const isDone = [text, ...turns.map(({ said }) => said)].includes(talksOver?.say ?? '')
  return isDone ? undefined : talksOver
}

/** Everything that is said until it is for the caller to speak: an answer may pause. */
async function hearOut(leg: CallerLeg, from: number, script: CallScript, isEnough: () => boolean) {
  const { text, firstWordMs } = await listenTo(leg, from, { isEnough })
  let heard = text
  for (let pause = 0; pause < MOST_PAUSES && !isEnough() && isUnfinished(heard, leg, script); pause++) {
    const more = await listenTo(leg, leg.heard.length, { isEnough })
    if (more.firstWordMs === null) break
    heard = leg.heard.slice(from).trim()
  }
  return { heard, firstWordMs }
}

/** @returns what is heard in the end: the old words when the caller was passed on */
async function holdTheLine(leg: CallerLeg, told: string, turns: CallTurn[]): Promise<string> {
  const { text } = await listenTo(leg, leg.heard.length, { patienceMs: RING_MS * leg.speed })
  if (text === '') return told
  turns.push({ said: null, heard: text, answerMs: null })
  return text
}

/** Something was said, which neither asks nor is what the caller waits for. */
function isUnfinished(heard: string, { ended }: CallerLeg, { goal, answers }: CallScript): boolean {
  if (ended !== null || heard === '' || /\?\W*$/.test(heard)) return false
  return goal?.test(heard) !== true && !answers.some(({ when }) => when.test(heard))
}

async function finish(leg: CallerLeg, script: CallScript): Promise<void> {
  const { goal, end } = script
  if (leg.ended) return
  if (end !== undefined) {
    await waitForEnd(leg, 20_000)
    return
  }
  if (goal?.test(leg.heard) === true) {
    const from = leg.heard.length
    await leg.say(wordsOf(script).goodbye)
    await listenTo(leg, from, { patienceMs: 4000, leastMs: 6000 })
  }
  leg.hangUp()
}

function waitForEnd(leg: CallerLeg, ms: number): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<undefined>()
  const settle = () => {
    unsubscribe()
    clearTimeout(patience)
    resolve(undefined)
  }
  const unsubscribe = leg.changes.subscribe(() => {
    if (leg.ended) settle()
  })
  const patience = setTimeout(settle, Math.max(10_000, ms / leg.speed))
  if (leg.ended) settle()
  return promise
}

function outcomeOf(leg: CallerLeg, script: CallScript, turns: CallTurn[], progress: Progress): CallOutcome {
  const why = whyNot(leg, script)
  if (!leg.ended) leg.hangUp()
  return { script: script.name, reached: why === '', why, ended: leg.ended, turns, ...progress }
}

function whyNot(leg: CallerLeg, { goal, end }: CallScript): string {
  if (leg.ended === 'busy') return 'occupé'
  if (leg.ended === 'refused') return 'la maison n’a pas pris l’appel'
  if (end !== undefined && leg.ended !== end) return `l’appel devait finir ainsi : ${end}`
  if (leg.heard === '') return 'rien n’a été entendu'
  if (goal === null || goal.test(leg.heard) || leg.ended === 'transferred') return ''
  return `jamais entendu : ${goal.source}`
}
