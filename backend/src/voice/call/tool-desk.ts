import { houseDay } from '#src/agent/calendar.ts'
import { result } from '#src/agent/tools/session.ts'
import type { Deed, ToolResult } from '#src/agent/tools/session.ts'
import type { Told } from '#src/agent/tools/told.ts'
import { endCallTool, noteNumberTool, stopRecordingTool } from '#src/agent/voice-brief.ts'
import type { Clock } from '#src/clock.ts'
import type { CallLog } from '#src/features/calls/call-log.ts'
import type { OpenedCall } from '#src/features/calls/ports.ts'
import type { Logger } from '#src/logger.ts'
import { readArguments } from '#src/features/calls/present.ts'
import { phoneAloud, toE164 } from '#src/text/phone.ts'
import type { CallPlan } from './call-plan.ts'
import { numberNoted } from './claim-kinds.ts'
import type { ConsentWatch } from './consent-watch.ts'
import type { HonestyWatch } from './honesty-watch.ts'
import type { LanguageWatch } from './language-watch.ts'
import { LateConsent } from './late-consent.ts'
import type { LateWords } from './late-consent.ts'
import { patiently } from './patiently.ts'
import { phrasesIn } from '../locales/phrases.ts'
import type { CallCommand } from '../media-protocol.ts'
import type { Timers } from '../ports.ts'
import type { Transcript } from './transcript.ts'
import { outputOf } from './voice-tools.ts'
import type { VoiceTools } from './voice-tools.ts'

export interface ToolCall {
  toolCallId: string
  name: string
  /** JSON text, as the model wrote it. */
  arguments: string
  atMs: number
}

/** What a tool may ask of the call itself. */
export interface CallActs {
  send(command: CallCommand): void
  /** A few words while a tool takes its time. */
  filler: () => void
  /** A person is wanted. @returns what the model is told, and whether it goes on by itself */
  wantPerson(): { status: string; say: string; goOn: boolean }
  /** The caller objects to it. */
  stopRecording(): void
  /** The goodbyes are said. */
  leave(): void
  working(on: boolean): void
}

export interface ToolDeskParts {
  call: OpenedCall
  plan: CallPlan
  log: CallLog
  tools: VoiceTools
  timers: Timers
  now: Clock
  logger: Logger
  transcript: Transcript
  consent: ConsentWatch
  language: LanguageWatch
  honesty: HonestyWatch
  acts: CallActs
}

const fillerAfterMs = 1_500
/** A caller waits meanwhile: a database that is away for longer is said to have failed. */
const beginPausesMs = [200, 800]
const notePausesMs = [200, 800, 2_000]
/** How long the words of a yes may take to be written down. */
const wordsWithinMs = 2_500
/** A model that loops is stopped: this many calls between two words of the caller. */
const mostCallsPerTurn = 8

/** They said no to what was read back, or something else: it is read back again before anything is settled. */
const declined: ReadonlySet<string> = new Set(['refused', 'changed'])

const settling: ReadonlySet<Deed | null> = new Set<Deed>(['booked', 'changed', 'cancelled', 'ordered'])
const settles = ({ deed }: ToolResult) => settling.has(deed)

/** Runs a call's tools one after the other: written down before the model hears of it, and never twice. */
export class ToolDesk {
  readonly #parts: ToolDeskParts
  readonly #holds = new Set<number>()
  readonly #late = new LateConsent()
  /** What the caller was to hear last, before they agree to it. */
  #recap: ToolResult | null = null
  #queue: Promise<void> = Promise.resolve()
  #counted = { turn: -1, calls: 0 }
  #lastSpoke = { at: '', atMs: 0 }

  constructor(parts: ToolDeskParts) {
    this.#parts = parts
  }

  /** The caller has ended a sentence. */
  heard(at: string, atMs: number): void {
    this.#parts.consent.spoken()
    this.#lastSpoke = { at, atMs }
  }

  /** Words of the caller were written down: those of a yes that was taken unread, perhaps. */
  lateWords(): LateWords | null {
    return this.#late.read(this.#parts.transcript)
  }

  /** @returns a yes that was taken and whose words never came */
  close(): LateWords | null {
    return this.lateWords() ?? this.#late.close()
  }

  /** Resolves when everything asked for so far is done and written down. */
  async settled(): Promise<void> {
    await this.#queue
  }

  run(call: ToolCall): Promise<void> {
    const work = this.#queue.then(() => this.#run(call))
    // one that failed does not keep the next from being served
    this.#queue = work.catch(() => undefined)
    return work
  }

  async #run(asked: ToolCall): Promise<void> {
    const { acts } = this.#parts
    acts.working(true)
    try {
      const known = await this.#begin(asked)
      if (known) this.#answerAgain(asked, known.output)
      else await this.#answer(asked)
    } catch (error) {
      // the caller hears that it did not work, instead of nothing
      const output = outputOf(result('failed', ''))
      acts.send({ do: 'answer_tool', toolCallId: asked.toolCallId, output, goOn: true })
      throw error
    } finally {
      acts.working(false)
    }
  }

  #begin(asked: ToolCall) {
    const { log, call, timers } = this.#parts
    return patiently(() => log.beginTool(call, asked), timers, beginPausesMs)
  }

  /**
   * The same event again: what was answered is answered again, and nothing is done. Without an answer, it was begun and
   * did not end, or the database could not say that it had written it: nobody knows what was done.
   */
  #answerAgain({ toolCallId }: ToolCall, known: string | null): void {
    const output = known ?? outputOf(result('failed', ''))
    this.#parts.acts.send({ do: 'answer_tool', toolCallId, output, goOn: true })
  }

  async #answer(asked: ToolCall): Promise<void> {
    const { acts } = this.#parts
    const began = performance.now()
    const { done, goOn } = await this.#perform(asked)
    await this.#note(asked, done, performance.now() - began)
    acts.send({ do: 'answer_tool', toolCallId: asked.toolCallId, output: outputOf(done), goOn })
    if (asked.name === endCallTool) acts.leave()
  }

  async #perform({ name, arguments: json }: ToolCall): Promise<{ done: ToolResult; goOn: boolean }> {
    const { acts, timers, tools } = this.#parts
    if (name === endCallTool) return { done: result('ok', ''), goOn: false }
    if (name === stopRecordingTool) {
      acts.stopRecording()
      return { done: result('ok', ''), goOn: true }
    }
    if (!this.#mayCallMore()) return { done: result('too_many_calls', ''), goOn: true }
    const args = readArguments(json)
    if (name === noteNumberTool) return { done: this.#noteNumber(args['phone']), goOn: true }
    const told = await this.#settleConsent(args)
    const callOff = timers.after(fillerAfterMs, acts.filler)
    try {
      const since = this.#parts.consent.heardAtMs
      const moment = await this.#momentOf(told)
      // before what is settled, whose confirmation goes to it; until then it may have been misheard
      if (isSettled(args) || name === 'join_waitlist') await this.#giveNumber()
      const done = this.#unheard(await tools.run(name, args, moment))
      if (since !== null && moment.heard.text === null && isSettled(args) && done.deed !== null)
        this.#late.expect(since, told, this.#today)
      if (done.deed !== 'transferred') return { done, goOn: true }
      const { goOn, ...answer } = acts.wantPerson()
      return { done: { ...done, ...answer, text: null }, goOn }
    } finally {
      callOff()
    }
  }

  /** Before something is settled: the words of the answer, if they come soon. */
  async #settleConsent(args: Record<string, unknown>): Promise<Told | null> {
    const { consent, timers, transcript } = this.#parts
    const since = consent.heardAtMs
    if (!isSettled(args) || since === null) return consent.told
    const limit = new AbortController()
    const callOff = timers.after(wordsWithinMs, () => {
      limit.abort()
    })
    const late = once(limit.signal)
    while (!limit.signal.aborted && this.#lastSpoke.atMs >= since && transcript.saidSince(since) === null)
      await Promise.race([transcript.nextWords(), late])
    callOff()
    return consent.told
  }

  async #momentOf(told: Told | null) {
    const { plan, transcript, language, consent } = this.#parts
    const since = consent.heardAtMs
    return {
      call: await this.#withClient(),
      plan,
      language: language.language,
      heard: { text: since === null ? '' : transcript.saidSince(since), at: this.#lastSpoke.at },
      said: transcript.said,
      told,
      holds: this.#holds,
      turn: transcript.callerTurns,
    }
  }

  /** Somebody who hides their number gets a card when there is something to put on it. */
  async #withClient(): Promise<OpenedCall> {
    const { call, log } = this.#parts
    call.clientId ??= await log.ensureClient(call)
    return call
  }

  /** Kept for this call alone, so that it can be corrected, until something is settled. */
  #noteNumber(said: unknown): ToolResult {
    const { call, language } = this.#parts
    if (call.phone !== null) return result('unknown_tool', '')
    const phrases = phrasesIn(language.language)
    const phone = typeof said === 'string' ? toE164(said) : null
    if (phone === null) return result('not_a_number', phrases.numberAgain)
    call.givenPhone = phone
    return result('noted', phrases.numberNoted(phoneAloud(phone)))
  }

  async #giveNumber(): Promise<void> {
    const { call, log } = this.#parts
    if (call.phone !== null || call.givenPhone === null || call.clientId === null) return
    await log.giveNumber(call, call.clientId, call.givenPhone)
  }

  /** Asked to settle what the caller has not heard, or was cut short: it is read back to them instead. */
  #unheard(done: ToolResult): ToolResult {
    if (done.told !== null && done.text !== null) this.#recap = done
    const { consent } = this.#parts
    if (done.status !== 'not_agreed' || this.#recap === null || consent.told === null) return done
    return consent.heardAtMs === null ? { ...done, say: this.#recap.say, text: this.#recap.text } : done
  }

  /** What was done is told, even if it cannot be written down here: the booking has a row of its own. */
  async #note({ toolCallId, name }: ToolCall, done: ToolResult, tookMs: number): Promise<void> {
    const { log, call, consent, honesty, timers, logger } = this.#parts
    const isNumber = name === noteNumberTool && done.status === 'noted'
    honesty.learn([done.say, done.text ?? ''], isNumber ? numberNoted : done.deed)
    // a message left or a question passed on in between settles nothing of it
    if (done.told !== null || settles(done) || declined.has(done.status)) consent.tell(done.told)
    const { status, action, deed } = done
    const outcome = { status, action, deed, output: outputOf(done), tookMs: Math.round(tookMs) }
    const memory = consent.told && JSON.stringify(consent.told)
    await patiently(() => log.endTool(call, toolCallId, outcome, memory), timers, notePausesMs).catch(
      (err: unknown) => {
        logger.error({ err, callId: call.id }, 'what a tool did could not be written down')
      },
    )
  }

  get #today(): string {
    const { now, plan } = this.#parts
    return houseDay(now(), plan.house.timezone)
  }

  #mayCallMore(): boolean {
    const turn = this.#parts.transcript.callerTurns
    this.#counted = turn === this.#counted.turn ? { turn, calls: this.#counted.calls + 1 } : { turn, calls: 1 }
    return this.#counted.calls <= mostCallsPerTurn
  }
}

/** Does what was read back, rather than asking for it. */
const isSettled = (args: Record<string, unknown>) => args['hold'] !== undefined || args['confirmed'] === true

const once = (signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    signal.addEventListener('abort', () => {
      resolve()
    })
  })
