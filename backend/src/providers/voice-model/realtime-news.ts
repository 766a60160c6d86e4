import type { RealtimeError, RealtimeResponse, RealtimeServerEvent } from 'openai/resources/realtime/realtime'
import type { AudioDelta } from './audio-delta.ts'
import { ItemOrder } from './item-order.ts'
import type { SpokenItem } from './item-order.ts'
import { transcribedSeconds, voiceUsage } from './realtime-usage.ts'
import type { ResponseTurns } from './response-turns.ts'
import type { ResponseStatus, VoiceListener } from './voice-model.ts'

type Told = {
  [Type in RealtimeServerEvent['type']]?: (event: Extract<RealtimeServerEvent, { type: Type }>) => void
}

/** We asked for what had just ended by itself: nothing is wrong. */
const harmless = new Set(['response_cancel_not_active'])
const activeResponse = 'conversation_already_has_active_response'
const fatal = new Set(['session_expired', 'call_id_not_found'])

/** Puts the vendor's events into our words. Kinds that we do not know are passed over. */
export class RealtimeNews {
  readonly #listener: VoiceListener
  readonly #turns: ResponseTurns
  readonly #order = new ItemOrder()
  /** What has come of a caller's words that are not final. */
  readonly #partial = new Map<string, string>()
  readonly #told: Told
  /** An answer that was cut: what still comes of it must not be heard. */
  #muted: string | null = null
  /** The answer in progress called these. */
  #toolCalls = 0
  /** Why the session is about to close. */
  lastError: string | null = null

  constructor(listener: VoiceListener, turns: ResponseTurns) {
    this.#listener = listener
    this.#turns = turns
    this.#told = { ...this.#aboutSpeech(), ...this.#aboutText(), ...this.#aboutResponses(), ...this.#aboutSideband() }
  }

  tell(event: RealtimeServerEvent): void {
    const tell = this.#told[event.type] as ((event: RealtimeServerEvent) => void) | undefined
    tell?.(event)
  }

  audio({ responseId, itemId, audio }: AudioDelta): void {
    if (responseId !== this.#muted) this.#listener.onAudio(itemId, audio)
  }

  muteActive(): void {
    this.#muted = this.#turns.active ?? this.#muted
  }

  #aboutSpeech(): Told {
    return {
      'input_audio_buffer.speech_started': () => {
        this.muteActive()
        this.#turns.speechStarted()
        this.#listener.onSpeechStarted()
      },
      'input_audio_buffer.speech_stopped': () => {
        this.#turns.speechStopped()
        this.#listener.onSpeechStopped()
      },
      'input_audio_buffer.committed': ({ item_id, previous_item_id }) => {
        this.#place(this.#order.place(item_id, previous_item_id ?? null, 'caller'))
      },
      'conversation.item.added': ({ item, previous_item_id }) => {
        this.#place(this.#order.placeItem(item, previous_item_id ?? null))
      },
    }
  }

  #aboutText(): Told {
    return {
      'conversation.item.input_audio_transcription.delta': ({ item_id, delta }) => {
        this.#callerSaid(item_id, delta ?? '', false)
      },
      'conversation.item.input_audio_transcription.completed': ({ item_id, transcript, usage }) => {
        this.#callerSaid(item_id, transcript, true)
        // some compatible servers leave it out
        if (usage as unknown) this.#listener.onTranscribed(transcribedSeconds(usage))
      },
      'conversation.item.input_audio_transcription.failed': ({ item_id, error }) => {
        this.#callerSaid(item_id, this.#partial.get(item_id) ?? '', true)
        this.#listener.onError({ code: 'transcription_failed', message: error.message ?? '' })
      },
      'response.output_audio_transcript.delta': ({ item_id, delta }) => {
        this.#listener.onText({ itemId: item_id, speaker: 'assistant', text: delta, final: false })
      },
      'response.output_audio_transcript.done': ({ item_id, transcript }) => {
        this.#listener.onText({ itemId: item_id, speaker: 'assistant', text: transcript, final: true })
      },
    }
  }

  #aboutResponses(): Told {
    return {
      'response.created': ({ response }) => {
        this.#toolCalls = 0
        const id = response.id ?? ''
        if (!this.#turns.responseCreated(id)) this.#muted = id
        this.#listener.onResponseStarted(this.#turns.owesAnswer)
      },
      'response.output_audio.delta': ({ response_id, item_id, delta }) => {
        this.audio({ responseId: response_id, itemId: item_id, audio: delta })
      },
      'response.output_audio.done': ({ item_id }) => {
        this.#listener.onAudioDone(item_id)
      },
      'response.output_item.done': ({ item }) => {
        this.#toolCalled(item)
      },
      'response.done': ({ response }) => {
        this.#responseDone(response)
      },
      error: ({ error }) => {
        this.#refused(error)
      },
    }
  }

  #aboutSideband(): Told {
    return {
      'input_audio_buffer.dtmf_event_received': ({ event }) => {
        this.#listener.onDtmf(event)
      },
      'conversation.item.truncated': ({ item_id, audio_end_ms }) => {
        this.#listener.onTruncated?.({ itemId: item_id, heardMs: audio_end_ms })
      },
      'output_audio_buffer.started': () => {
        this.#listener.onPlayback('started')
      },
      'output_audio_buffer.stopped': () => {
        this.#listener.onPlayback('stopped')
      },
      'output_audio_buffer.cleared': () => {
        this.#listener.onPlayback('cleared')
      },
    }
  }

  #place(item: SpokenItem | null): void {
    if (item) this.#listener.onItem(item)
  }

  #callerSaid(itemId: string, text: string, final: boolean): void {
    if (final) this.#partial.delete(itemId)
    else this.#partial.set(itemId, (this.#partial.get(itemId) ?? '') + text)
    this.#listener.onText({ itemId, speaker: 'caller', text, final })
  }

  /** The end of the arguments alone proves nothing: it is also told of a call that was cut. */
  #toolCalled(item: NonNullable<RealtimeResponse['output']>[number]): void {
    if (item.type !== 'function_call' || (item.status ?? 'completed') !== 'completed' || !item.call_id) return
    if (!this.#turns.toolCalled(item.call_id)) return
    this.#toolCalls++
    const { call_id: toolCallId, name } = item
    this.#listener.onToolCall({ toolCallId, name, arguments: item.arguments, itemId: item.id ?? toolCallId })
  }

  #responseDone(response: RealtimeResponse): void {
    for (const item of response.output ?? []) this.#toolCalled(item)
    if (response.status === 'failed') this.#tellFailure(response)
    // what waited for its end is asked for now, and so is owed
    this.#turns.responseDone()
    this.#listener.onResponseDone({
      status: statusOf(response),
      usage: voiceUsage(response.usage),
      toolCalls: this.#toolCalls,
      owesMore: this.#turns.owesAnswer,
    })
  }

  #tellFailure({ status_details }: RealtimeResponse): void {
    const { code, type } = status_details?.error ?? {}
    this.#listener.onError({ code: code ?? 'response_failed', message: type ?? 'the answer failed' })
  }

  #refused({ code, type, message, event_id }: RealtimeError): void {
    const named = code ?? type
    if (named === activeResponse && this.#turns.refused(event_id ?? null)) return
    if (harmless.has(named)) return
    this.#turns.failed(event_id ?? null)
    if (fatal.has(named)) this.lastError = named
    this.#listener.onError({ code: named, message })
  }
}

const statuses: readonly ResponseStatus[] = ['completed', 'cancelled', 'failed', 'incomplete']
const statusOf = ({ status }: RealtimeResponse): ResponseStatus =>
  statuses.find((known) => known === status) ?? 'completed'
