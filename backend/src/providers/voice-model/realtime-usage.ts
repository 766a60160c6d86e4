import type {
  ConversationItemInputAudioTranscriptionCompletedEvent,
  RealtimeResponseUsage,
} from 'openai/resources/realtime/realtime'
import type { VoiceUsage } from './voice-model.ts'

/** The vendor counts cached tokens among those that came in; each is billed at its own price, so ours exclude each other. */
export function voiceUsage(usage: RealtimeResponseUsage | undefined): VoiceUsage | null {
  if (!usage) return null
  const input = usage.input_token_details ?? {}
  const cached = input.cached_tokens_details ?? {}
  const textCached = cached.text_tokens ?? 0
  const audioCached = cached.audio_tokens ?? 0
  return {
    textIn: Math.max(0, (input.text_tokens ?? 0) - textCached),
    textCached,
    audioIn: Math.max(0, (input.audio_tokens ?? 0) - audioCached),
    audioCached,
    textOut: usage.output_token_details?.text_tokens ?? 0,
    audioOut: usage.output_token_details?.audio_tokens ?? 0,
  }
}

type TranscriptionUsage = ConversationItemInputAudioTranscriptionCompletedEvent['usage']

/** A token of a caller's audio stands for 100 ms. */
const tokensPerSecond = 10

/** Told by the token or by the second, as the transcription model is; a minute costs about the same either way. */
export function transcribedSeconds(usage: TranscriptionUsage): number {
  if (usage.type === 'duration') return usage.seconds
  return (usage.input_token_details?.audio_tokens ?? usage.input_tokens) / tokensPerSecond
}
