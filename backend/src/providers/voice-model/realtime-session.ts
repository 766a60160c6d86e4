import type { RealtimeFunctionTool, RealtimeSessionCreateRequest } from 'openai/resources/realtime/realtime'
import type { VoiceSession, VoiceTool } from './voice-model.ts'

/** media: we carry the audio; sideband: the provider does, and settles format and voice activity with the carrier. */
export type LinkShape = 'media' | 'sideband'

/** whisper-1 and the gpt-4o transcribers end on 2027-02-26; this one also takes names to listen for. */
const transcriptionModel = 'gpt-live-transcribe'

type Input = NonNullable<NonNullable<RealtimeSessionCreateRequest['audio']>['input']>

function transcriptionOf({ language, keywords }: Pick<VoiceSession, 'language' | 'keywords'>) {
  const names = keywords.length > 0 ? { keywords: [...keywords] } : {}
  return { model: transcriptionModel, language, ...names }
}

/** Accepting a SIP call refuses thresholds and times: the bare kind only. */
function turnDetection(shape: LinkShape): NonNullable<Input['turn_detection']> {
  const bare = { type: 'server_vad', create_response: true, interrupt_response: true } as const
  return shape === 'sideband' ? bare : { ...bare, threshold: 0.5, prefix_padding_ms: 300, silence_duration_ms: 500 }
}

const toolOf = ({ name, description, parameters }: VoiceTool): RealtimeFunctionTool => ({
  type: 'function',
  name,
  description,
  parameters,
})

/** The whole of a session, as the vendor's API takes it at the start or when a call is accepted. */
export function realtimeSession(session: VoiceSession, shape: LinkShape): RealtimeSessionCreateRequest {
  const format = shape === 'media' ? { format: { type: session.format } } : {}
  return {
    type: 'realtime',
    model: session.model,
    instructions: session.instructions,
    output_modalities: ['audio'],
    audio: {
      input: {
        ...format,
        transcription: transcriptionOf(session),
        noise_reduction: { type: 'near_field' },
        turn_detection: turnDetection(shape),
      },
      output: { ...format, voice: session.voice, speed: session.speed },
    },
    tools: session.tools.map(toolOf),
    tool_choice: 'auto',
  }
}

/** Only what changes: a voice that has spoken can no longer be changed, and naming it again would be refused. */
export function realtimeChange(
  change: Partial<Pick<VoiceSession, 'instructions' | 'tools' | 'language'>>,
  keywords: readonly string[],
): RealtimeSessionCreateRequest {
  const { instructions, tools, language } = change
  return {
    type: 'realtime',
    ...(instructions === undefined ? {} : { instructions }),
    ...(tools === undefined ? {} : { tools: tools.map(toolOf) }),
    ...(language === undefined ? {} : { audio: { input: { transcription: transcriptionOf({ language, keywords }) } } }),
  }
}
