import type { AudioFormat } from '#src/providers/voice-model/voice-model.ts'

/** Every packet carries 20 ms (RFC 3551 § 4.2), which is 160 bytes of G.711 at 8 kHz. */
export const frameMs = 20
export const frameBytes = 160

/** Static payload types of RFC 3551 § 6. */
export const payloadTypes = { 'audio/pcmu': 0, 'audio/pcma': 8 } as const satisfies Record<AudioFormat, number>

const silentSample = { 'audio/pcmu': 0xff, 'audio/pcma': 0xd5 } as const satisfies Record<AudioFormat, number>

/** 20 ms of nothing, in the law of the call. */
export function silentFrame(format: AudioFormat): Uint8Array {
  return new Uint8Array(frameBytes).fill(silentSample[format])
}
