import type { RealtimeResponse } from 'openai/resources/realtime/realtime'
import { BYTES_PER_MS } from '#sim/speech/g711.ts'
import { speak } from '#sim/speech/speech.ts'
import type { Speech } from '#sim/speech/speech.ts'
import type { Schedule } from '#sim/lib/schedule.ts'
import type { AudioOut, SpokenPart } from './audio-out.ts'
import { heardOf, itemJson, newId } from './conversation.ts'
import type { AssistantItem, CallItem, Conversation, Item } from './conversation.ts'
import type { RealtimeFault } from './faults.ts'
import type { Output } from './mind.ts'
import type { Timing } from './settings.ts'
import type { Meter } from './usage.ts'
import type { Wire } from './wire.ts'

export interface AnswerParts {
  wire: Wire
  conversation: Conversation
  out: AudioOut
  schedule: Schedule
  timing: Timing
  meter: Meter
  speed: number
  conversationId: string
  fault: Extract<RealtimeFault, { at: 'response' }> | undefined
  /** Tears the session away, or closes it. */
  close: (code: number, reason: string) => void
}

type Stop = 'turn_detected' | 'client_cancelled'

/** A response in the making: its events in their real order. */
export class Answer {
  readonly id = newId('resp')
  readonly #parts: AnswerParts
  readonly #output: Item[] = []
  #stopped: Stop | null = null
  /** The item whose audio is on its way. */
  #speaking: SpokenPart | null = null
  #audioMs = 0

  constructor(parts: AnswerParts) {
    this.#parts = parts
  }

  get stopped(): boolean {
    return this.#stopped !== null || this.#parts.schedule.closed
  }

  /** Milliseconds of audio sent so far. */
  get audioMs(): number {
    return this.#audioMs
  }

  /** Which tools it called. */
  get calls(): number {
    return this.#output.filter(({ kind }) => kind === 'call').length
  }

  begin(): void {
    this.#parts.wire.send({ type: 'response.created', response: this.#json('in_progress') })
  }

  /** Ends it at once; nothing of it is sent any more. */
  stop(reason: Stop): void {
    if (this.#stopped) return
    this.#stopped = reason
    const { wire } = this.#parts
    if (this.#speaking) {
      this.#cutText()
      wire.send({ type: 'response.output_audio.done', ...this.#speaking })
    }
    this.#finish({ status: 'cancelled', status_details: { type: 'cancelled', reason } })
  }

  /** @returns whether it was said to its end */
  async play(outputs: readonly Output[]): Promise<boolean> {
    const { fault, wire } = this.#parts
    if (fault?.kind === 'error')
      wire.send({ type: 'error', error: { type: 'server_error', code: fault.code, message: fault.message } })
    for (const [index, output] of outputs.entries()) {
      if (this.stopped) return false
      if ('say' in output) await this.#say(output.say, index)
      else this.#call(output, index)
    }
    if (this.stopped) return false
    if (fault?.kind === 'incomplete')
      this.#finish({ status: 'incomplete', status_details: { type: 'incomplete', reason: fault.reason } })
    else this.#finish({ status: 'completed', status_details: { type: 'completed' } })
    return true
  }

  fail(code: string, message: string): void {
    this.#stopped = 'client_cancelled'
    const error = { type: 'server_error', code, message }
    this.#finish({ status: 'failed', status_details: { type: 'failed', error } })
  }

  #finish(end: Partial<RealtimeResponse>): void {
    const { wire, meter, out } = this.#parts
    const written = this.#output.map((item) =>
      item.kind === 'call' ? item.args : item.kind === 'assistant' ? item.text : '',
    )
    const usage = meter.answer(this.#audioMs, written.join(' '))
    wire.send({ type: 'response.done', response: { ...this.#json('completed'), ...end, usage } })
    wire.send({
      type: 'rate_limits.updated',
      rate_limits: [
        { name: 'requests', limit: 10_000, remaining: 9_999, reset_seconds: 0.01 },
        { name: 'tokens', limit: 2_000_000, remaining: 1_990_000, reset_seconds: 0.3 },
      ],
    })
    if (this.#audioMs > 0) out.done(this.id)
  }

  #json(status: NonNullable<RealtimeResponse['status']>): RealtimeResponse {
    return {
      object: 'realtime.response',
      id: this.id,
      status,
      conversation_id: this.#parts.conversationId,
      output: this.#output.map(itemJson),
      output_modalities: ['audio'],
    }
  }

  async #say(text: string, index: number): Promise<void> {
    const { wire, out, schedule, timing, fault, speed } = this.#parts
    const speech = speak(text, out.law, speed)
    const item: AssistantItem = {
      kind: 'assistant',
      id: newId('item'),
      text,
      words: [],
      sentMs: 0,
      heardMs: null,
      done: false,
    }
    const part = { response_id: this.id, item_id: item.id, output_index: index, content_index: 0 }
    this.#open(item, index)
    wire.send({ type: 'response.content_part.added', ...part, part: { type: 'audio', transcript: '' } })
    this.#speaking = part
    await schedule.pause(timing.firstAudioMs + (fault?.kind === 'slow' ? fault.ms : 0))
    await this.#stream(item, speech, part)
    if (this.stopped) return
    this.#speaking = null
    item.done = true
    wire.send({ type: 'response.output_audio.done', ...part })
    wire.send({ type: 'response.output_audio_transcript.done', ...part, transcript: item.text })
    wire.send({ type: 'response.content_part.done', ...part, part: { type: 'audio', transcript: item.text } })
    this.#shut(item, index)
  }

  /** Text a little before its sound, pieces faster than they are played. */
  async #stream(item: AssistantItem, speech: Speech, part: SpokenPart): Promise<void> {
    const { wire, out, schedule, timing, fault } = this.#parts
    const whole = speech.audio.length / BYTES_PER_MS
    for (let at = 0; at < whole; at += timing.chunkMs) {
      if (at > 0) await schedule.pause(timing.everyMs)
      if (this.stopped || this.#strikes(item)) return
      const ms = Math.min(timing.chunkMs, whole - at)
      const words = speech.words.filter(({ fromMs }) => fromMs >= at && fromMs < at + ms)
      if (words.length > 0)
        wire.send({
          type: 'response.output_audio_transcript.delta',
          ...part,
          delta: words.map((word) => `${word.text} `).join(''),
        })
      out.send(part, speech, at, ms)
      item.words.push(...words)
      item.sentMs += ms
      this.#audioMs += ms
      if (fault?.kind === 'incomplete') break
    }
    if (fault?.kind === 'incomplete') this.#cutText()
  }

  /** A fault that tears the answer apart. */
  #strikes({ sentMs }: AssistantItem): boolean {
    const { fault, close, wire } = this.#parts
    if (fault?.kind === 'close' && sentMs >= (fault.afterMs ?? 0)) {
      close(fault.code ?? 1006, 'fault')
      return true
    }
    if (fault?.kind !== 'expired') return false
    const message = 'Your session hit the maximum duration of 60 minutes.'
    wire.send({ type: 'error', error: { type: 'invalid_request_error', code: 'session_expired', message } })
    close(1001, 'session_expired')
    return true
  }

  #call({ call: name, args }: Extract<Output, { call: string }>, index: number): void {
    const { wire } = this.#parts
    const text = typeof args === 'string' ? args : JSON.stringify(args)
    const item: CallItem = { kind: 'call', id: newId('item'), callId: newId('call'), name, args: text, done: false }
    const part = { response_id: this.id, item_id: item.id, output_index: index, call_id: item.callId }
    this.#open(item, index)
    wire.send({ type: 'response.function_call_arguments.delta', ...part, delta: text })
    wire.send({ type: 'response.function_call_arguments.done', ...part, name, arguments: text })
    item.done = true
    this.#shut(item, index)
  }

  #open(item: Item, index: number): void {
    const { wire, conversation } = this.#parts
    this.#output.push(item)
    const previous = conversation.add(item)
    wire.send({ type: 'response.output_item.added', response_id: this.id, output_index: index, item: itemJson(item) })
    wire.send({ type: 'conversation.item.added', previous_item_id: previous, item: itemJson(item) })
  }

  #shut(item: Item, index: number): void {
    const { wire, conversation } = this.#parts
    const previous = conversation.items[conversation.items.indexOf(item) - 1]?.id ?? null
    wire.send({ type: 'response.output_item.done', response_id: this.id, output_index: index, item: itemJson(item) })
    wire.send({ type: 'conversation.item.done', previous_item_id: previous, item: itemJson(item) })
  }

  /** Only what was sent stands in the conversation. */
  #cutText(): void {
    const item = this.#output.at(-1)
    if (item?.kind === 'assistant') item.text = heardOf({ ...item, heardMs: item.sentMs })
  }
}
