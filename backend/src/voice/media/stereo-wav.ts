import type { AudioFormat } from '#src/providers/voice-model/voice-model.ts'
import { samplesOf } from './g711.ts'

const sampleRate = 8000
const headerBytes = 44
const frameBytes = 4
/** Three seconds, which take about a millisecond: a multiple of three, so that base64 of the parts is base64 of the whole. */
const partSamples = 3 * sampleRate
/** Beside the header: what makes the first part a multiple of three bytes too. */
const firstSamples = partSamples + 1

/**
 * A WAV file of two channels, 16 bits, from two rows of G.711 of the same length, part by part.
 * @param left caller
 * @param right assistant
 */
export function* stereoWav(left: Uint8Array, right: Uint8Array, format: AudioFormat): Generator<Buffer> {
  const table = samplesOf[format]
  let to = Math.min(left.length, firstSamples)
  yield Buffer.concat([header(left.length), interleave(left.subarray(0, to), right.subarray(0, to), table)])
  while (to < left.length) {
    const from = to
    to = Math.min(left.length, from + partSamples)
    yield interleave(left.subarray(from, to), right.subarray(from, to), table)
  }
}

function interleave(left: Uint8Array, right: Uint8Array, table: Int16Array): Buffer {
  const part = Buffer.alloc(left.length * frameBytes)
  for (let i = 0; i < left.length; i++) {
    part.writeInt16LE(table[left[i] ?? 0] ?? 0, i * frameBytes)
    part.writeInt16LE(table[right[i] ?? 0] ?? 0, i * frameBytes + 2)
  }
  return part
}

function header(samples: number): Buffer {
  const wav = Buffer.alloc(headerBytes)
  const dataBytes = samples * frameBytes
  wav.write('RIFF', 0, 'latin1')
  wav.writeUInt32LE(headerBytes - 8 + dataBytes, 4)
  wav.write('WAVEfmt ', 8, 'latin1')
  wav.writeUInt32LE(16, 16)
  wav.writeUInt16LE(1, 20) // PCM
  wav.writeUInt16LE(2, 22)
  wav.writeUInt32LE(sampleRate, 24)
  wav.writeUInt32LE(sampleRate * frameBytes, 28)
  wav.writeUInt16LE(frameBytes, 32)
  wav.writeUInt16LE(16, 34)
  wav.write('data', 36, 'latin1')
  wav.writeUInt32LE(dataBytes, 40)
  return wav
}
