import type { CallEndReason } from '@conciergerie/contract'
import type { Clock } from '#src/clock.ts'
import type { CallLog } from '#src/features/calls/call-log.ts'
import type { OpenedCall } from '#src/features/calls/ports.ts'
import type { Logger } from '#src/logger.ts'
import { CallClock } from './call-clock.ts'
import { CallMeter } from './call-meter.ts'
import type { CallPlan } from './call-plan.ts'
import type { Carrier } from './carrier.ts'
import { ConsentWatch } from './consent-watch.ts'
import { languageOfLine } from './first-words.ts'
import { HonestyWatch } from './honesty-watch.ts'
import { LanguageWatch } from './language-watch.ts'
import type { LateWords } from './late-consent.ts'
import { phrasesIn } from './locales/phrases.ts'
import type { CallCommand, CallEvent, MediaEnd } from './media-protocol.ts'
import type { Timers } from './ports.ts'
import { sayExactly } from './say.ts'
import type { SilenceStep } from './silence.ts'
import { ToolDesk } from './tool-desk.ts'
import { Transcript } from './transcript.ts'
import type { VoiceTools } from './voice-tools.ts'

export interface SessionParts {
  log: CallLog
  tools: VoiceTools
  carrier: Carrier
  recordings: { keep(call: OpenedCall, wav: string, seconds: number, keepDays: number): Promise<void> }
  timers: Timers
  now: Clock
  logger: Logger
  /** The run of the media process that carries it. */
  run: string
  /** To the media process, about this call. */
  send(command: CallCommand): void
  /** The call is over and written down. */
  onEnded(): void
  model: string
}

/** A person who is rung must answer within this, in ms; then the caller is asked for a message. */
const transferWithinMs = 40_000
/** A voice that does not tell the caller so within this, in ms, does not keep them from the person they are passed to. */
const tellWithinMs = 10_000

const ends: Record<MediaEnd, CallEndReason> = {
  caller_hung_up: 'caller_hung_up',
  hung_up: 'assistant_hung_up',
  transferred: 'transferred',
  model_lost: 'model_lost',
  media_lost: 'media_lost',
  refused: 'refused',
}

/** The life of one call: greet, listen, act, wait, take leave; every step written down as it happens. */
export class CallSession {
  readonly call: OpenedCall
  readonly #plan: CallPlan
  readonly #parts: SessionParts
  readonly #transcript: Transcript
  readonly #consent = new ConsentWatch()
  readonly #language: LanguageWatch
  readonly #honesty = new HonestyWatch()
  readonly #clock: CallClock
  readonly #meter: CallMeter
  readonly #desk: ToolDesk
  #records: Promise<unknown> = Promise.resolve()
  #lastItem: string | null = null
  #closing: CallEndReason | null = null
  #transferTo: string | null = null
  /** What was said last before the caller is told that they are passed on. */
  #itemBefore: string | null = null
  /** Since when it is answered; a call that comes back after a transfer goes on counting. */
  #answeredAt: number | null = null
  #shiftMs = 0
  /** The latest moment of the call that media told of; some events have none of their own. */
  #lastMs = 0
  #awaitingPerson: (() => void) | null = null
  /** The carrier has taken the caller from us, to the person who is rung. */
  #isAway = false
  #over = false

  constructor(call: OpenedCall, plan: CallPlan, parts: SessionParts) {
    const { log, timers } = parts
    this.call = call
    this.#plan = plan
    this.#parts = parts
    this.#transcript = new Transcript(call, log)
    this.#language = new LanguageWatch(languageOfLine(plan.settings))
    // what the house itself wrote may be said
    this.#honesty.learn([plan.instructions], null)
    this.#meter = new CallMeter(call, log, parts.model)
    this.#clock = new CallClock(timers, plan.settings.maxMinutesPerCall * 60_000, {
      silence: (step) => {
        this.#breakSilence(step)
      },
      soonOver: () => {
        this.#say(this.#phrases.soonOver)
      },
      over: () => {
        this.#takeLeave(this.#phrases.over, 'too_long')
      },
    })
    this.#desk = new ToolDesk({
      ...parts,
      call,
      plan,
      transcript: this.#transcript,
      consent: this.#consent,
      language: this.#language,
      honesty: this.#honesty,
      acts: {
        send: (command) => {
          parts.send(command)
        },
        filler: () => {
          this.#say(this.#phrases.filler)
        },
        wantPerson: () => this.#wantPerson(),
        leave: () => {
          this.#hangUp('assistant_hung_up', 'after_playout')
        },
        working: (on) => {
          this.#clock.working(on)
        },
      },
    })
  }

  /** Everything that media tells of this call, in order. */
  hear(event: CallEvent): void {
    if (this.#over) return
    if ('atMs' in event) this.#lastMs = event.atMs + this.#shiftMs
    switch (event.on) {
      case 'answered':
        this.#hearAnswered()
        break
      case 'item':
        this.#transcript.place({ ...event, atMs: event.atMs + this.#shiftMs })
        if (event.speaker === 'assistant') this.#lastItem = event.itemId
        break
      case 'text':
        this.#hearText(event)
        break
      case 'cut':
        this.#record(() => this.#transcript.cut(event.itemId, event.heardMs, event.ofMs))
        this.#consent.played(event.ofMs === 0 ? 0 : event.heardMs / event.ofMs, this.#lastMs, this.#at())
        break
      case 'speech':
        this.#hearSpeech(event)
        break
      case 'quiet':
        this.#hearQuiet()
        break
      case 'tool_call':
        this.#watch(this.#desk.run({ ...event, atMs: event.atMs + this.#shiftMs }))
        break
      case 'response_done':
        if (event.usage) this.#record(() => this.#meter.used(event.usage ?? never()))
        break
      case 'transcription_usage':
        this.#record(() => this.#meter.transcribed(event.audioSeconds))
        break
      case 'first_audio':
        this.#record(() => this.#meter.firstAudio(event.ms))
        break
      case 'response_time':
        this.#record(() => this.#meter.responded(event.ms))
        break
      case 'held':
        if (event.state) this.#clock.busy()
        else this.#clock.quiet()
        break
      case 'transfer':
        if (event.outcome === 'refused') this.nobodyAnswered()
        break
      case 'recording':
        this.#record(() =>
          this.#parts.recordings.keep(this.call, event.wav, event.seconds, this.#plan.settings.recording.keepDays),
        )
        break
      case 'error':
        this.#parts.logger.warn({ callId: this.call.id, code: event.code }, `the voice said: ${event.message}`)
        break
      case 'dtmf':
        this.#clock.spoken()
        break
      case 'ended':
        this.#mediaEnded(event.reason)
        break
    }
  }

  /** By a person of the house. */
  hangUp(): void {
    this.#hangUp('concierge_hung_up', 'now')
  }

  /** Passes the call on, once the caller has been told. @returns false while somebody is rung already */
  transfer(to: string): boolean {
    if (this.#closing === 'transferred') return false
    const isAsked = this.#transferTo !== null
    this.#transferTo = to
    if (isAsked) return true
    this.#itemBefore = this.#lastItem
    this.#say(this.#phrases.transferring)
    this.#parts.timers.after(tellWithinMs, () => {
      this.#passOnNow()
    })
    return true
  }

  /** Whoever was rung did not take the call: the caller is still there. */
  nobodyAnswered(): void {
    this.#awaitingPerson?.()
    this.#awaitingPerson = null
    this.#closing = null
    this.#say(this.#phrases.nobodyThere)
  }

  /** It comes back to us after a transfer that nobody took. */
  resume(): void {
    this.#isAway = false
    this.#awaitingPerson?.()
    this.#awaitingPerson = null
    this.#closing = null
  }

  /** The person who was rung has taken it, or the caller left meanwhile. */
  passedOn(): void {
    this.#finish('transferred')
  }

  /** The process that carried it is gone. */
  lost(): void {
    this.#finish('process_lost')
  }

  /** Resolves when everything heard so far is written down. */
  async settled(): Promise<void> {
    await this.#records
  }

  get #phrases() {
    return phrasesIn(this.#language.language)
  }

  #hearAnswered(): void {
    const now = this.#parts.now().getTime()
    if (this.#answeredAt === null) {
      this.#answeredAt = now
      this.#clock.answered()
      this.#record(() => this.#parts.log.answered(this.call, this.#parts.run))
    }
    this.#shiftMs = now - this.#answeredAt
  }

  #hearText({ itemId, speaker, text, final, atMs }: Extract<CallEvent, { on: 'text' }>): void {
    const piece = { itemId, speaker, text, final, atMs: atMs + this.#shiftMs }
    this.#record(async () => {
      await this.#transcript.write(piece)
      if (speaker === 'caller' && final) await this.#doubtYes(this.#desk.lateWords())
    })
    if (final && speaker === 'assistant') this.#checkHonesty(text)
    if (speaker !== 'caller' || !final || !this.#language.hear(text)) return
    const { language } = this.#language
    this.#record(() => this.#parts.log.speaks(this.call, language))
    this.#parts.send({ do: 'update', language })
  }

  #checkHonesty(text: string): void {
    const claim = this.#honesty.check(text)
    if (claim !== null) this.#record(() => this.#parts.log.doubt(this.call, this.#phrases.doubt(claim)))
  }

  /** What was settled stays: a person looks at it. */
  async #doubtYes(words: LateWords | null): Promise<void> {
    if (words === null || words.kind === 'agreed') return
    const text = words.kind === 'other' ? words.text.slice(0, 200) : null
    await this.#parts.log.doubt(this.call, this.#phrases.doubtfulYes(text, words.wish))
  }

  #hearSpeech({ state, atMs }: Extract<CallEvent, { on: 'speech' }>): void {
    if (state === 'started') this.#clock.spoken()
    else this.#desk.heard(this.#at(), atMs + this.#shiftMs)
  }

  #hearQuiet(): void {
    const share = this.#lastItem === null ? 1 : this.#transcript.heardShare(this.#lastItem)
    this.#consent.played(share, this.#lastMs, this.#at())
    if (this.#transferTo !== null) {
      // a silence from before the caller was told is none to act on
      if (this.#lastItem !== this.#itemBefore) this.#passOnNow()
      return
    }
    if (this.#plan.manner === 'closed') this.#hangUp('closed', 'now')
    else this.#clock.quiet()
  }

  #breakSilence(step: SilenceStep): void {
    if (step === 'leave') this.#takeLeave(this.#phrases.leave, 'silence')
    else this.#say(step === 'prompt' ? this.#phrases.silence : this.#phrases.silenceAgain)
  }

  #wantPerson(): { status: string; say: string; goOn: boolean } {
    const { transferNumber } = this.#plan.settings
    if (transferNumber === null) return { status: 'nobody', say: this.#phrases.nobodyThere, goOn: true }
    this.transfer(transferNumber)
    return { status: 'transferring', say: this.#phrases.transferring, goOn: false }
  }

  #passOnNow(): void {
    const target = this.#transferTo
    if (target === null || this.#over) return
    this.#transferTo = null
    this.#watch(this.#passOn(target))
  }

  async #passOn(target: string): Promise<void> {
    this.#closing = 'transferred'
    this.#awaitingPerson = this.#parts.timers.after(transferWithinMs, () => {
      // no news of a caller who did not come back: the two are talking
      if (this.#isAway) this.#finish('transferred')
      else this.nobodyAnswered()
    })
    const outcome = await this.#parts.carrier.transfer(this.call, target)
    if (outcome === 'refused') this.nobodyAnswered()
    else if (outcome === 'by_media') this.#parts.send({ do: 'transfer', target })
  }

  #say(words: string): void {
    this.#honesty.learn([words], null)
    this.#parts.send({ do: 'say', instructions: sayExactly(words, this.#language.language) })
  }

  #takeLeave(words: string, reason: CallEndReason): void {
    this.#say(words)
    this.#hangUp(reason, 'after_playout')
  }

  #hangUp(reason: CallEndReason, when: 'now' | 'after_playout'): void {
    if (this.#closing === null || this.#closing === 'transferred') this.#closing = reason
    this.#clock.stop()
    this.#parts.send({ do: 'hang_up', when })
  }

  /** A stream that closes because the call was passed on is not its end where the carrier tells that by itself. */
  #mediaEnded(reason: MediaEnd): void {
    const passing = this.#closing === 'transferred' && this.#awaitingPerson !== null
    if (passing && reason !== 'transferred' && this.#parts.carrier.tellsTransfers(this.call)) {
      this.#isAway = true
      return
    }
    const closed = this.#closing !== null && (reason === 'hung_up' || reason === 'caller_hung_up')
    this.#finish(closed ? (this.#closing ?? ends[reason]) : ends[reason])
  }

  #finish(reason: CallEndReason): void {
    if (this.#over) return
    this.#over = true
    this.#clock.stop()
    this.#awaitingPerson?.()
    const isLost = reason === 'model_lost' || reason === 'media_lost' || reason === 'process_lost'
    if (this.call.road === 'openai_sip' && reason !== 'caller_hung_up')
      this.#watch(this.#parts.carrier.hangUp(this.call))
    this.#record(async () => {
      await this.#doubtYes(this.#desk.close())
      await this.#parts.log.end(this.call, { status: isLost ? 'failed' : 'ended', reason })
    })
    void this.#records.finally(() => {
      this.#parts.onEnded()
    })
  }

  /** One write after the other: a turn is never overtaken by its own beginning. */
  #record(write: () => Promise<unknown>): void {
    this.#records = this.#records.then(write).catch((error: unknown) => {
      this.#parts.logger.error({ err: error, callId: this.call.id }, 'a part of a call could not be written down')
    })
  }

  #watch(work: Promise<unknown>): void {
    work.catch((error: unknown) => {
      this.#parts.logger.error({ err: error, callId: this.call.id }, 'a call could not be served')
    })
  }

  #at(): string {
    return this.#parts.now().toISOString()
  }
}

const never = (): never => {
  throw new Error('unreachable')
}
