import type { AudioFormat } from '#src/providers/voice-model/voice-model.ts'

/** Static payload types of G.711 (RFC 3551 § 6). */
export const payloadTypes = { 'audio/pcmu': 0, 'audio/pcma': 8 } as const satisfies Record<AudioFormat, number>
