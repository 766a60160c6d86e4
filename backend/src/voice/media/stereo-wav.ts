import { setImmediate as breathe } from 'node:timers/promises'
import type { AudioFormat } from '#src/providers/voice-model/voice-model.ts'
import { samplesOf } from './g711.ts'

const sampleRate = 8000
const headerBytes = 44
/** Other calls are served between two pieces: four seconds of sound take about a millisecond. */
const pieceSamples = 4 * sampleRate

/**
 * A WAV file of two channels, 16 bits, from two rows of G.711 of the same length.
 * @param left caller
 * @param right assistant
 */
export async function stereoWav(left: Uint8Array, right: Uint8Array, format: AudioFormat): Promise<Buffer> {
  const wav = Buffer.alloc(headerBytes + left.length * 4)
  writeHeader(wav)
  const samples = samplesOf[format]
  const out = new DataView(wav.buffer, wav.byteOffset + headerBytes)
  for (let from = 0; from < left.length; from += pieceSamples) {
    const to = Math.min(left.length, from + pieceSamples)
    for (let i = from; i < to; i++) {
      out.setInt16(i * 4, samples[left[i] ?? 0] ?? 0, true)
      out.setInt16(i * 4 + 2, samples[right[i] ?? 0] ?? 0, true)
    }
    await breathe()
  }
  return wav
}

function writeHeader(wav: Buffer): void {
  wav.write('RIFF', 0, 'latin1')
  wav.writeUInt32LE(wav.length - 8, 4)
  wav.write('WAVEfmt ', 8, 'latin1')
  wav.writeUInt32LE(16, 16)
  wav.writeUInt16LE(1, 20) // PCM
  wav.writeUInt16LE(2, 22)
  wav.writeUInt32LE(sampleRate, 24)
  wav.writeUInt32LE(sampleRate * 4, 28)
  wav.writeUInt16LE(4, 32)
  wav.writeUInt16LE(16, 34)
  wav.write('data', 36, 'latin1')
  wav.writeUInt32LE(wav.length - headerBytes, 40)
}
