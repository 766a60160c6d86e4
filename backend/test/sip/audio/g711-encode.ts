import type { AudioFormat } from '#src/providers/voice-model/voice-model.ts'
import { samplesOf } from '#src/voice/media/g711.ts'

/** Sample → byte: the byte whose sample is nearest. The tables are small, and only tests encode. */
function encoder(format: AudioFormat): Uint8Array {
  const known = [...samplesOf[format]].map((sample, byte) => ({ sample, byte })).sort((a, b) => a.sample - b.sample)
  const table = new Uint8Array(0x1_0000)
  let at = 0
  for (let value = -0x8000; value < 0x8000; value++) {
    while (
      at + 1 < known.length &&
      Math.abs((known[at + 1]?.sample ?? 0) - value) <= Math.abs((known[at]?.sample ?? 0) - value)
    )
      at += 1
    table[value + 0x8000] = known[at]?.byte ?? 0
  }
  return table
}

const encoders = { 'audio/pcmu': encoder('audio/pcmu'), 'audio/pcma': encoder('audio/pcma') }

export function encodeG711(samples: Int16Array, format: AudioFormat): Uint8Array {
  return Uint8Array.from(samples, (sample) => encoders[format][sample + 0x8000] ?? 0)
}

export function decodeG711(bytes: Uint8Array, format: AudioFormat): Int16Array {
  return Int16Array.from(bytes, (byte) => samplesOf[format][byte] ?? 0)
}
