import type { AudioFormat } from '#src/providers/voice-model/voice-model.ts'

/*
 * ITU-T G.711, for recordings only: calls themselves are never decoded. A byte stands for a 16-bit sample.
 */

function fromMuLaw(byte: number): number {
  const value = ~byte & 0xff
  const magnitude = ((((value & 0x0f) << 3) + 0x84) << ((value & 0x70) >> 4)) - 0x84
  return (value & 0x80) === 0 ? magnitude : -magnitude
}

function fromALaw(byte: number): number {
  const value = byte ^ 0x55
  const exponent = (value & 0x70) >> 4
  const mantissa = ((value & 0x0f) << 4) + 8
  const magnitude = exponent === 0 ? mantissa : (mantissa + 0x100) << (exponent - 1)
  return (value & 0x80) === 0 ? -magnitude : magnitude
}

const everyByte = Array.from({ length: 256 }, (_, byte) => byte)

/** Byte → sample. */
export const samplesOf: Record<AudioFormat, Int16Array> = {
  'audio/pcmu': Int16Array.from(everyByte, fromMuLaw),
  'audio/pcma': Int16Array.from(everyByte, fromALaw),
}
