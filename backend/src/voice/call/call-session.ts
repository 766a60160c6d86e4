import type { CallEndReason } from '@conciergerie/contract'
import type { Clock } from '#src/clock.ts'
import type { CallLog } from '#src/features/calls/call-log.ts'
import type { OpenedCall } from '#src/features/calls/ports.ts'
import type { Logger } from '#src/logger.ts'
import { CallClock } from './call-clock.ts'
import { CallDoubts } from './call-doubts.ts'
import { CallEar } from './call-ear.ts'
import { CallEnding, isLoss } from './call-ending.ts'
import { CallKeys } from './call-keys.ts'
import { CallMeter } from './call-meter.ts'
import { CallNotice } from './call-notice.ts'
import type { CallPlan } from './call-plan.ts'
import { CallRecords } from './call-records.ts'
import { CallTime } from './call-time.ts'
import { CallTransfer } from './call-transfer.ts'
import { CallVoice } from './call-voice.ts'
import { watchCall } from './call-watches.ts'
import type { Carrier } from '../carrier.ts'
import type { CallCommand, CallEvent, MediaEnd } from '../media-protocol.ts'
import type { Timers } from '../ports.ts'
import type { SilenceStep } from './silence.ts'
import { ToolDesk } from './tool-desk.ts'
import type { CallActs } from './tool-desk.ts'
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
  send: (command: CallCommand) => void
  /** The call is over and written down. */
  onEnded(): void
  model: string
}

/** The life of one call: greet, listen, act, wait, take leave; every step written down as it happens. */
export class CallSession {
  readonly call: OpenedCall
  readonly #plan: CallPlan
  readonly #parts: SessionParts
  readonly #records: CallRecords
  readonly #time: CallTime
  readonly #clock: CallClock
  readonly #meter: CallMeter
  readonly #voice: CallVoice
  readonly #ending = new CallEnding()
  readonly #transfer: CallTransfer
  readonly #desk: ToolDesk
  readonly #ear: CallEar
  readonly #keys: CallKeys
  readonly #notice: CallNotice
  #over = false
  /** The run of the media process that carries it. */
  #run: string

  constructor(call: OpenedCall, plan: CallPlan, parts: SessionParts) {
    this.call = call
    this.#plan = plan
    this.#parts = parts
    this.#run = parts.run
    this.#records = new CallRecords(call, parts)
    this.#time = new CallTime(parts.now)
    this.#meter = new CallMeter(call, parts.log, parts.model)
    this.#clock = this.#limits()
    const known = { ...parts, call, plan, ...watchCall(call, plan, parts) }
    const voice = new CallVoice(known)
    this.#voice = voice
    this.#transfer = new CallTransfer({
      ...known,
      voice,
      ending: this.#ending,
      lastOfOurs: () => this.#ear.lastOfOurs,
      onHold: (on) => {
        this.#clock.hold(on)
      },
      onTaken: () => {
        this.#finish('transferred')
      },
      onStay: () => {
        this.#records.add(() => parts.log.stays(call))
      },
      watch: (work) => {
        this.#watch(work)
      },
    })
    this.#desk = new ToolDesk({ ...known, acts: this.#acts() })
    this.#notice = new CallNotice(known)
    this.#ear = new CallEar({
      ...known,
      notice: this.#notice.watch,
      records: this.#records,
      time: this.#time,
      doubts: new CallDoubts(known),
      desk: this.#desk,
    })
    this.#keys = new CallKeys(parts.timers, (keys) => {
      this.#typed(keys)
    })
  }

  /** Everything that media tells of this call, in order. */
  hear(told: CallEvent): void {
    if (this.#over) return
    const event = this.#time.place(told)
    switch (event.on) {
      case 'answered':
        this.#hearAnswered()
        break
      case 'item':
        this.#ear.item(event)
        break
      case 'text':
        this.#ear.text(event)
        break
      case 'cut':
        this.#ear.cut(event)
        break
      case 'speech':
        if (event.state === 'started') this.#clock.spoken()
        else this.#desk.heard(this.#time.latest.at, event.atMs)
        break
      case 'quiet':
        this.#hearQuiet()
        break
      case 'tool_call':
        this.#watch(this.#desk.run(event))
        break
      case 'response_done':
        if (event.status === 'cancelled') this.#notice.watch.stopped()
        this.#records.add(() => this.#meter.hear(event))
        break
      case 'transcribed':
      case 'first_audio':
      case 'response_time':
        this.#records.add(() => this.#meter.hear(event))
        break
      case 'held':
        if (event.state) this.#clock.busy()
        else this.#clock.quiet()
        break
      case 'transfer':
        if (event.outcome === 'refused') this.nobodyAnswered()
        else this.#joined()
        break
      case 'recording':
        this.#keepRecording(event)
        break
      case 'error':
        this.#parts.logger.warn({ callId: this.call.id, code: event.code }, `the voice said: ${event.message}`)
        break
      case 'dtmf':
        this.#hearKey(event.digit)
        break
      case 'ended':
        this.#hearEnded(event.reason)
        break
    }
  }

  /** By a person of the house. */
  hangUp(): void {
    this.#hangUp('concierge_hung_up', 'now')
  }

  /** The program stops: the caller is told first, or not even that. */
  closeDown(when: 'now' | 'after_playout'): void {
    // the caller talks with somebody elsewhere: the two go on without us
    if (this.#transfer.isAway) {
      this.#finish('transferred')
      return
    }
    if (when === 'after_playout' && !this.#transfer.isTaken) this.#voice.say('stopping')
    this.#hangUp('server_stopped', when)
  }

  /** Passes the call on, once the caller has been told. */
  transfer(to: string): 'asked' | 'ringing' {
    return this.#transfer.announce(to)
  }

  /** Whoever was rung did not take the call: the caller is still there. */
  nobodyAnswered(): void {
    this.#transfer.nobodyAnswered()
  }

  /** It comes back to us after a transfer that nobody took. */
  resume(run: string): void {
    this.#run = run
    this.#transfer.comeBack()
  }

  /** The person who was rung has taken it, or the caller left while it rang. */
  passedOn(how: 'taken' | 'left'): void {
    this.#finish(how === 'taken' ? 'transferred' : 'caller_hung_up')
  }

  /** The carrier says that the call is over: news only while it is with the person it was passed to. */
  carrierEnded(): void {
    if (this.#transfer.isAway) this.#finish('transferred')
  }

  /** The process that carried it is gone. */
  lost(): void {
    this.#finish('process_lost')
  }

  /** Resolves when everything heard so far is written down. */
  settled(): Promise<void> {
    return this.#records.settled()
  }

  #limits(): CallClock {
    return new CallClock(this.#parts.timers, this.#plan.settings.maxMinutesPerCall * 60_000, {
      silence: (step) => {
        this.#breakSilence(step)
      },
      soonOver: () => {
        this.#voice.say('soonOver')
      },
      over: () => {
        this.#takeLeave('over', 'too_long')
      },
    })
  }

  /** What a tool may ask of us. */
  #acts(): CallActs {
    return {
      send: this.#parts.send,
      filler: () => {
        this.#voice.say('filler')
      },
      wantPerson: () => this.#transfer.want(this.#plan.transferNumber),
      stopRecording: () => {
        this.#notice.stopRecording()
      },
      leave: () => {
        this.#hangUp('assistant_hung_up', 'after_playout')
      },
      working: (on) => {
        this.#clock.working(on)
      },
    }
  }

  #hearAnswered(): void {
    if (!this.#time.answered()) {
      this.#notice.comeBack()
      return
    }
    this.#clock.answered()
    this.#records.add(() => this.#parts.log.answered(this.call, this.#run))
  }

  #hearQuiet(): void {
    this.#ear.quiet()
    if (this.#transfer.told()) return
    if (this.#plan.manner === 'closed') this.#hangUp('closed', 'now')
    else this.#clock.quiet()
  }

  #hearKey(digit: string): void {
    // what they press now is for the person they talk with
    if (this.#transfer.isTaken) return
    this.#clock.pressed()
    this.#keys.press(digit)
  }

  #typed(keys: string): void {
    const turn = this.#ear.keyed(keys)
    // once we take leave, or somebody else is rung, the voice says no more to them
    if (this.#over || this.#ending.isDecided) return
    // media tells when it is quiet again, once the answer to it is heard
    this.#clock.busy()
    this.#parts.send({ do: 'hear', ...turn })
  }

  /** The person who was rung talks with the caller: neither silence nor length is ours to limit any more. */
  #joined(): void {
    this.#transfer.taken()
    this.#clock.stop()
  }

  #keepRecording({ wav, seconds }: Extract<CallEvent, { on: 'recording' }>): void {
    const { keepDays } = this.#plan.settings.recording
    this.#records.add(() => this.#parts.recordings.keep(this.call, wav, seconds, keepDays))
  }

  #hearEnded(reason: MediaEnd): void {
    if (!this.#transfer.takesAway(reason)) this.#finish(this.#ending.reasonFor(reason))
  }

  #breakSilence(step: SilenceStep): void {
    if (step === 'leave') this.#takeLeave('leave', 'silence')
    else this.#voice.say(step === 'prompt' ? 'silence' : 'silenceAgain')
  }

  #takeLeave(words: 'leave' | 'over', reason: CallEndReason): void {
    this.#voice.say(words)
    this.#hangUp(reason, 'after_playout')
  }

  #hangUp(reason: CallEndReason, when: 'now' | 'after_playout'): void {
    this.#ending.decide(reason)
    this.#clock.stop()
    this.#parts.send({ do: 'hang_up', when })
  }

  #finish(reason: CallEndReason): void {
    if (this.#over) return
    this.#over = true
    this.#clock.stop()
    this.#transfer.stop()
    this.#keys.flush()
    if (this.call.road === 'openai_sip' && reason !== 'caller_hung_up')
      this.#watch(this.#parts.carrier.hangUp(this.call))
    this.#records.add(async () => {
      // what a tool is still doing decides how the call went
      await this.#desk.settled()
      await this.#ear.close()
      // a caller who came back to another process is not ours to end
      await this.#parts.log.end(this.call, { status: isLoss(reason) ? 'failed' : 'ended', reason, by: this.#run })
    })
    void this.#records.settled().finally(() => {
      this.#parts.onEnded()
    })
  }

  #watch(work: Promise<unknown>): void {
    work.catch((error: unknown) => {
      this.#parts.logger.error({ err: error, callId: this.call.id }, 'a call could not be served')
    })
  }
}
