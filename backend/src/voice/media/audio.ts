import type { AudioFormat } from '#src/providers/voice-model/voice-model.ts'

/** G.711: 8,000 samples a second, a byte each. */
export const bytesPerMs = 8
export const frameMs = 20
export const frameBytes = frameMs * bytesPerMs

const silenceByte: Record<AudioFormat, number> = { 'audio/pcmu': 0xff, 'audio/pcma': 0xd5 }

/** @returns how many bytes a base64 text stands for */
function byteCount(audio: string): number {
  const padding = audio.endsWith('==') ? 2 : audio.endsWith('=') ? 1 : 0
  return (audio.length >> 2) * 3 - padding
}

/** @returns milliseconds that it lasts, with a fraction */
export const durationMs = (audio: string): number => byteCount(audio) / bytesPerMs

export const bytesOf = (audio: string): Buffer => Buffer.from(audio, 'base64')

export const audioOf = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')

export const silentBytes = (format: AudioFormat, ms: number): Buffer =>
  Buffer.alloc(Math.round(ms) * bytesPerMs, silenceByte[format])

export const silence = (format: AudioFormat, ms: number): string => silentBytes(format, ms).toString('base64')
