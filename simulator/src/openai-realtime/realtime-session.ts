import { OneTimer } from '#sim/lib/one-timer.ts'
import { Schedule } from '#sim/lib/schedule.ts'
import { Answer } from './answer.ts'
import { RealtimeApiError } from './api-error.ts'
import { AudioIn } from './audio-in.ts'
import type { AudioOut } from './audio-out.ts'
import { MediaOut } from './audio-out.ts'
import { CallerItems } from './caller-items.ts'
import type { ClientEvent } from './client-events.ts'
import { readClientEvent, takeClientEvent } from './client-events.ts'
import { Conversation, newId } from './conversation.ts'
import { Ears } from './ears.ts'
import type { RealtimeFaults } from './faults.ts'
import type { Mind, Output, Turn, VoiceScript } from './mind.ts'
import { freshSession, lawOf, turnRules } from './session-config.ts'
import type { SessionConfig } from './session-config.ts'
import type { Timing } from './settings.ts'
import type { Utterance } from './transcription.ts'
import { turnOf } from './turn.ts'
import { Meter } from './usage.ts'
import { Wire } from './wire.ts'
import type { Line } from './wire.ts'

export interface SessionParts {
  model: string
  mind: Mind
  script: VoiceScript
  faults: RealtimeFaults
  timing: Timing
  announce: () => void
  now: () => number
  /** The call that the provider carries; null when the client brings the audio. */
  callId: string | null
  config?: SessionConfig
  /** How a sideband call plays; media otherwise. */
  out?: (session: RealtimeSession) => AudioOut
}

/** A session with the simulated voice model. */
export class RealtimeSession {
  readonly id = newId('sess')
  readonly conversation = new Conversation()
  readonly ears = new Ears()
  readonly wire: Wire
  readonly callId: string | null
  readonly model: string
  /** What the client sent, audio left out. */
  readonly received: ClientEvent[] = []
  config: SessionConfig
  /** Why it ended; null while it is open. */
  ended: { code: number; reason: string } | null = null
  readonly #parts: SessionParts
  readonly #schedule = new Schedule()
  readonly #conversationId = newId('conv')
  readonly #meter = new Meter()
  #out: AudioOut | null
  readonly #in = new AudioIn(this.ears)
  readonly #caller: CallerItems
  #active: Answer | null = null
  /** The caller’s item that is being spoken. */
  #speechItem: string | null = null
  readonly #idle = new OneTimer()
  readonly #expiry: NodeJS.Timeout
  readonly #expiresAt: number

  constructor(parts: SessionParts) {
    this.#parts = parts
    this.callId = parts.callId
    this.model = parts.model
    this.config = parts.config ?? freshSession(parts.model)
    this.wire = new Wire(parts.announce)
    this.#caller = new CallerItems({
      wire: this.wire,
      conversation: this.conversation,
      meter: this.#meter,
      faults: parts.faults,
      transcribes: () => Boolean(this.config.audio?.input?.transcription),
    })
    this.#out = parts.out?.(this) ?? null
    this.#expiresAt = Math.floor((parts.now() + parts.timing.sessionMs) / 1000)
    this.#expiry = setTimeout(() => {
      this.#expire()
    }, parts.timing.sessionMs)
    this.#expiry.unref()
  }

  get json(): SessionConfig {
    return { object: 'realtime.session', id: this.id, expires_at: this.#expiresAt, ...this.config } as SessionConfig
  }

  /** Milliseconds of audio that the client sent. */
  get audioInMs(): number {
    return this.#in.ms
  }

  /** Is an answer in the making? */
  get answering(): boolean {
    return this.#active !== null
  }

  attach(line: Line): void {
    this.wire.attach(line)
    if (this.#parts.faults.take('session')?.kind !== 'silent')
      this.wire.send({ type: 'session.created', session: this.json })
  }

  /** Announces what the next stretches of real sound say, in order. */
  hear(utterances: readonly string[]): void {
    this.ears.hear(utterances)
  }

  /** A message of the client. */
  receive(text: string): void {
    if (this.ended) return
    let event: ClientEvent | null = null
    try {
      event = readClientEvent(text)
      if (event.type !== 'input_audio_buffer.append') {
        this.received.push(event)
        this.#parts.announce()
      }
      takeClientEvent(this, event)
    } catch (error) {
      if (!(error instanceof RealtimeApiError)) throw error
      this.refuse(error, event?.event_id ?? null)
    }
  }

  refuse(error: RealtimeApiError, eventId: string | null): void {
    const { type, code, message, param } = error
    this.wire.send({ type: 'error', error: { type, code, message, param, event_id: eventId } })
  }

  /** Session as merged. */
  configure(config: SessionConfig): void {
    const fault = this.#parts.faults.take('session')
    if (fault?.kind === 'error') throw new RealtimeApiError(fault.code, fault.message)
    if (this.callId === null) {
      const [inward, outward] = [lawOf(config, 'input'), lawOf(config, 'output')]
      if (inward === null || outward === null)
        throw new RealtimeApiError(
          'unsupported_by_simulator',
          'This simulator speaks audio/pcmu and audio/pcma only.',
          'session.audio',
        )
      if (lawOf(this.config, 'input') !== inward) this.#in.restart()
      this.#out = new MediaOut(this.wire, outward)
    }
    if (config.instructions !== this.config.instructions) this.#meter.read(config.instructions ?? '')
    this.config = config
    this.wire.send({ type: 'session.updated', session: this.json })
  }

  /** Audio of the caller. */
  append(audio: Buffer): void {
    this.#in.push(audio, this.config, this)
  }

  /** Without turn detection. */
  commit(): void {
    this.#commit({ itemId: newId('item'), ...this.#in.take(this.config) }, false)
  }

  clearInput(): void {
    this.#in.clear()
    this.wire.send({ type: 'input_audio_buffer.cleared' })
  }

  speechStarted(atMs: number): void {
    this.#idle.stop()
    this.#speechItem = newId('item')
    this.wire.send({
      type: 'input_audio_buffer.speech_started',
      audio_start_ms: Math.round(atMs),
      item_id: this.#speechItem,
    })
    if (turnRules(this.config)?.interrupts !== true) return
    this.#stopAnswer('turn_detected')
    this.cutPlayback()
  }

  /** @param text what was said @param ms how long it took */
  speechStopped(atMs: number, text: string, ms: number): void {
    const itemId = this.#speechItem ?? newId('item')
    this.#speechItem = null
    this.wire.send({ type: 'input_audio_buffer.speech_stopped', audio_end_ms: Math.round(atMs), item_id: itemId })
    this.#commit({ itemId, text, ms }, turnRules(this.config)?.answers ?? false)
  }

  /** Where the provider plays: what was not heard leaves the conversation. */
  cutPlayback(): void {
    const cut = this.#out?.cut()
    if (cut) this.truncate(cut.itemId, cut.heardMs)
  }

  truncate(itemId: string, ms: number): void {
    const item = this.conversation.find(itemId)
    if (item?.kind === 'assistant') item.heardMs = ms
    this.wire.send({ type: 'conversation.item.truncated', item_id: itemId, content_index: 0, audio_end_ms: ms })
  }

  /** @throws RealtimeApiError when an answer is in the making */
  ask(instructions: string | null): void {
    if (this.#active)
      throw new RealtimeApiError(
        'conversation_already_has_active_response',
        `Conversation already has an active response in progress: ${this.#active.id}. Wait until the response is finished before creating a new one.`,
      )
    this.#respond(turnOf(this.conversation, this.config, { asked: instructions, timeout: false }))
  }

  cancel(): void {
    if (!this.#active)
      throw new RealtimeApiError('response_cancel_not_active', 'Cancellation failed: no active response found')
    this.#stopAnswer('client_cancelled')
  }

  /** Keys of a caller whose audio the provider carries. */
  press(digit: string): void {
    this.wire.send({
      type: 'input_audio_buffer.dtmf_event_received',
      event: digit,
      received_at: Math.floor(this.#parts.now() / 1000),
    })
  }

  end(code: number, reason: string): void {
    if (this.ended) return
    this.ended = { code, reason }
    clearTimeout(this.#expiry)
    this.#idle.stop()
    void this.#schedule.close()
    this.#out?.cut()
    this.wire.close(code, reason)
    this.#parts.announce()
  }

  #expire(): void {
    const message = 'Your session hit the maximum duration of 60 minutes.'
    this.wire.send({ type: 'error', error: { type: 'invalid_request_error', code: 'session_expired', message } })
    this.end(1001, 'session_expired')
  }

  #commit(utterance: Utterance, answers: boolean): void {
    const after = this.#caller.commit(utterance)
    if (answers && !this.#active)
      this.#respond(turnOf(this.conversation, this.config, { asked: null, timeout: false }), after)
    else this.#later(after)
  }

  #later(work: () => void): void {
    this.#schedule.run(async () => {
      await this.#schedule.pause(this.#parts.timing.transcriptMs)
      if (!this.#schedule.closed) work()
    })
  }

  #respond(turn: Turn, after: () => void = () => undefined): void {
    const { wire, conversation } = this
    const fault = this.#parts.faults.take('response')
    const out = this.#out
    if (!out)
      throw new RealtimeApiError('unsupported_by_simulator', 'Name an audio format (audio/pcmu, audio/pcma) first.')
    this.#idle.stop()
    wire.copies = fault?.kind === 'twice' ? 2 : 1
    wire.strangers = fault?.kind === 'unknown-events'
    const answer = new Answer({
      ...this.#parts,
      wire,
      conversation,
      out,
      fault,
      schedule: this.#schedule,
      meter: this.#meter,
      speed: this.config.audio?.output?.speed ?? 1,
      conversationId: this.#conversationId,
      close: (code, reason) => {
        this.end(code, reason)
      },
    })
    this.#active = answer
    answer.begin()
    this.#schedule.run(async () => {
      const outputs = fault?.kind === 'failed' ? [] : await this.#think(turn)
      if (!answer.stopped) {
        if (fault?.kind === 'failed') answer.fail(fault.code, fault.message)
        else await answer.play(outputs)
      }
      if (this.#active === answer) this.#active = null
      wire.copies = 1
      wire.strangers = false
      if (this.#schedule.closed) return
      this.#later(after)
      if (!this.#active) this.#startIdle(answer.audioMs)
    })
  }

  #think(turn: Turn): Promise<Output[]> {
    return this.#parts.script.take(turn, this.#parts.mind)
  }

  #stopAnswer(reason: 'turn_detected' | 'client_cancelled'): void {
    const answer = this.#active
    this.#active = null
    answer?.stop(reason)
  }

  /** Silence counts from the end of what was said, playing included. */
  #startIdle(playMs: number): void {
    const idleMs = turnRules(this.config)?.idleMs
    if (idleMs == null || this.#speechItem !== null) return
    this.#idle.start(playMs + idleMs, () => {
      this.#timedOut()
    })
  }

  #timedOut(): void {
    const itemId = newId('item')
    const end = Math.round(this.#in.heardMs)
    this.wire.send({
      type: 'input_audio_buffer.timeout_triggered',
      audio_start_ms: 0,
      audio_end_ms: end,
      item_id: itemId,
    })
    this.#caller.add(itemId, '')
    this.#respond(turnOf(this.conversation, this.config, { asked: null, timeout: true }))
  }
}
