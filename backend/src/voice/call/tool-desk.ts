import { dayOf, houseTime } from '#src/agent/calendar.ts'
import { result } from '#src/agent/tools/session.ts'
import type { ToolResult } from '#src/agent/tools/session.ts'
import type { Told } from '#src/agent/tools/told.ts'
import { endCallTool, stopRecordingTool } from '#src/agent/voice-brief.ts'
import type { Clock } from '#src/clock.ts'
import type { CallLog } from '#src/features/calls/call-log.ts'
import type { OpenedCall } from '#src/features/calls/ports.ts'
import { readArguments } from '#src/features/calls/present.ts'
import type { CallPlan } from './call-plan.ts'
import type { ConsentWatch } from './consent-watch.ts'
import type { HonestyWatch } from './honesty-watch.ts'
import type { LanguageWatch } from './language-watch.ts'
import { LateConsent } from './late-consent.ts'
import type { LateWords } from './late-consent.ts'
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
  transcript: Transcript
  consent: ConsentWatch
  language: LanguageWatch
  honesty: HonestyWatch
  acts: CallActs
}

const fillerAfterMs = 1_500
/** How long the words of a yes may take to be written down. */
const wordsWithinMs = 2_500
/** A model that loops is stopped: this many calls between two words of the caller. */
const mostCallsPerTurn = 8

/** They said no to what was read back, or something else: it is read back again before anything is settled. */
const declined: ReadonlySet<string> = new Set(['refused', 'changed'])

/** Runs a call's tools one after the other: written down before the model hears of it, and never twice. */
export class ToolDesk {
  readonly #parts: ToolDeskParts
  readonly #holds = new Set<number>()
  readonly #late = new LateConsent()
  #queue: Promise<void> = Promise.resolve()
  #counted = { turn: -1, calls: 0 }
  #lastSpoke = { at: '', atMs: 0 }

  constructor(parts: ToolDeskParts) {
    this.#parts = parts
  }

  /** The caller has ended a sentence. */
  heard(at: string, atMs: number): void {
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
    const { log, call, acts } = this.#parts
    const known = await log.beginTool(call, asked)
    if (known) {
      // the same event again: what was answered is answered again, and nothing is done
      if (known.output !== null) acts.send({ do: 'answer_tool', ...asked, output: known.output, goOn: true })
      return
    }
    const began = performance.now()
    acts.working(true)
    try {
      const { done, goOn } = await this.#perform(asked)
      await this.#note(asked, done, performance.now() - began)
      acts.send({ do: 'answer_tool', toolCallId: asked.toolCallId, output: outputOf(done), goOn })
      if (asked.name === endCallTool) acts.leave()
    } catch (error) {
      // the caller hears that it did not work, instead of nothing
      const output = outputOf(result('failed', ''))
      acts.send({ do: 'answer_tool', toolCallId: asked.toolCallId, output, goOn: true })
      throw error
    } finally {
      acts.working(false)
    }
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
    const told = await this.#settleConsent(args)
    const callOff = timers.after(fillerAfterMs, acts.filler)
    try {
      const since = this.#parts.consent.heardAtMs
      const moment = await this.#momentOf(told)
      const done = await tools.run(name, args, moment)
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

  async #note({ toolCallId }: ToolCall, done: ToolResult, tookMs: number): Promise<void> {
    const { log, call, consent, honesty } = this.#parts
    honesty.learn([done.say, done.text ?? ''], done.deed)
    if (done.told !== null || done.deed !== null || declined.has(done.status)) consent.tell(done.told)
    const { status, action, deed } = done
    const outcome = { status, action, deed, output: outputOf(done), tookMs: Math.round(tookMs) }
    await log.endTool(call, toolCallId, outcome, consent.told && JSON.stringify(consent.told))
  }

  get #today(): string {
    const { now, plan } = this.#parts
    return dayOf(houseTime(now(), plan.house.timezone))
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
