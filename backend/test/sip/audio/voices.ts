import { spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import path from 'node:path'
import { findTool } from '../peers/tools.ts'
import { readWav } from './wav.ts'

const rate = 8000

/** A French sentence of espeak-ng, or where it is absent a sound that is like no other. */
export function voice(sentence: string, folder: string): Int16Array {
  const [speaker, narrower] = [findTool('espeak-ng'), findTool('sox')]
  const spoken = speaker && narrower ? speak(sentence, folder, speaker, narrower) : null
  return spoken ?? murmur(sentence)
}

function speak(sentence: string, folder: string, speaker: string, narrower: string): Int16Array | null {
  const wide = path.join(folder, 'wide.wav')
  const narrow = path.join(folder, 'narrow.wav')
  const said = spawnSync(speaker, ['-v', 'fr', '-s', '150', '-w', wide, sentence]).status === 0
  const made = said && spawnSync(narrower, ['-D', wide, '-r', String(rate), '-c', '1', '-b', '16', narrow]).status === 0
  const samples = made ? readWav(narrow) : null
  for (const file of [wide, narrow]) rmSync(file, { force: true })
  return samples
}

/** Noise of a chain of numbers, softened; about as long as the sentence would take. */
function murmur(sentence: string): Int16Array {
  let seed = Buffer.from(sentence).reduce((sum, byte) => (sum * 31 + byte) >>> 0, 7)
  let last = 0
  return Int16Array.from({ length: Math.round(sentence.length * 0.065 * rate) }, () => {
    seed = (seed * 1_664_525 + 1_013_904_223) >>> 0
    last = 0.6 * last + 0.4 * ((seed / 2 ** 32) * 2 - 1)
    return Math.round(last * 14_000)
  })
}

export function silence(seconds: number): Int16Array {
  return new Int16Array(Math.round(seconds * rate))
}

export function join(...parts: Int16Array[]): Int16Array {
  const whole = new Int16Array(parts.reduce((length, part) => length + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
