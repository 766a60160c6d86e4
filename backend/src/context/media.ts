import { OpenAiCalls } from '#src/providers/voice-model/openai-calls.ts'
import type { VoiceCalls } from '#src/providers/voice-model/voice-calls.ts'
import { absentMedia } from '#src/voice/media-channel.ts'
import type { MediaChannel } from '#src/voice/media-channel.ts'
import { MediaProcess } from '#src/voice/media-process.ts'
import type { Ground } from './ground.ts'

/** The process that carries audio, not started yet; without a key there is no voice, and none is needed. */
export function createMedia({ config, logger }: Pick<Ground, 'config' | 'logger'>): MediaChannel | MediaProcess {
  const { apiKey, realtimeUrl, sip, rtpPorts } = config.voice
  if (apiKey === null) return absentMedia
  const { logLevel } = config
  const { host, ports: sipPorts, publicAddress } = sip
  return new MediaProcess({
    logger,
    config: { apiKey, realtimeUrl, sipPorts, rtpPorts, publicAddress, host, logLevel },
  })
}

/** Control of calls whose audio the provider carries; null without a key. */
export function createVoiceCalls({ config, meter }: Pick<Ground, 'config' | 'meter'>): VoiceCalls | null {
  const { apiKey, baseUrl, webhookSecret } = config.voice
  return apiKey === null ? null : new OpenAiCalls({ apiKey, baseUrl, webhookSecret, meter })
}
