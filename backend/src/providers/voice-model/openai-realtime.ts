import { RealtimeLink } from './realtime-link.ts'
import type { VoiceLink, VoiceListener, VoiceModel, VoiceSession } from './voice-model.ts'

interface OpenAiRealtimeOptions {
  /** Whole, without a query: `wss://api.openai.com/v1/realtime`. */
  realtimeUrl: string
  apiKey: string
}

/** OpenAI Realtime, generally available form: no beta header, no beta names. */
export class OpenAiRealtime implements VoiceModel {
  readonly #options: OpenAiRealtimeOptions

  constructor(options: OpenAiRealtimeOptions) {
    this.#options = options
  }

  connect(session: VoiceSession, listener: VoiceListener): VoiceLink {
    return new RealtimeLink({ ...this.#at('model', session.model), shape: 'media', session, listener })
  }

  attach(providerCallId: string, session: VoiceSession, listener: VoiceListener): VoiceLink {
    return new RealtimeLink({ ...this.#at('call_id', providerCallId), shape: 'sideband', session, listener })
  }

  #at(name: 'model' | 'call_id', value: string) {
    const url = new URL(this.#options.realtimeUrl)
    url.searchParams.set(name, value)
    return { url: url.href, apiKey: this.#options.apiKey }
  }
}
