import type { Outgoing } from './wire.ts'

/** What a caller said. */
export interface Utterance {
  itemId: string
  /** Empty when it was not understood. */
  text: string
  /** How long it took. */
  ms: number
}

/** A transcript as it is told: a part, then all of it with what it cost. */
export function transcriptOf({ itemId, text, ms }: Utterance): Outgoing[] {
  const part = { item_id: itemId, content_index: 0 }
  const [heard, written] = [Math.ceil(ms / 100), Math.ceil(text.length / 4)]
  const delta: Outgoing[] =
    text === '' ? [] : [{ type: 'conversation.item.input_audio_transcription.delta', ...part, delta: text }]
  return [
    ...delta,
    {
      type: 'conversation.item.input_audio_transcription.completed',
      ...part,
      transcript: text,
      usage: {
        type: 'tokens',
        input_tokens: heard,
        output_tokens: written,
        total_tokens: heard + written,
        input_token_details: { audio_tokens: heard, text_tokens: 0 },
      },
    },
  ]
}

export const failedTranscript = ({ itemId }: Utterance): Outgoing => ({
  type: 'conversation.item.input_audio_transcription.failed',
  item_id: itemId,
  content_index: 0,
  error: {
    type: 'transcription_error',
    code: 'audio_unintelligible',
    message: 'The audio could not be transcribed.',
  },
})
