import { BYTES_PER_MS, encode, FRAME } from './g711.ts'
import type { Law } from './g711.ts'
import { encodeBlock } from './text-code.ts'

/** A word of a spoken sentence, and from when to when it sounds. */
export interface SpokenWord {
  text: string
  fromMs: number
  toMs: number
}

export interface Speech {
  /** G.711 at 8 kHz. */
  audio: Buffer
  words: SpokenWord[]
}

/** Milliseconds a letter takes at speed 1. */
const LETTER_MS = 60
const RATE = 8000
/** First and second formant in Hz. */
const FORMANTS: Record<string, readonly [number, number]> = {
  a: [750, 1250],
  e: [450, 1900],
  i: [280, 2250],
  o: [450, 800],
  u: [300, 700],
  y: [290, 1900],
}

const plain = (text: string) => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()

/** The same number for the same text, always. FNV-1a. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (const char of text) value = Math.imul(value ^ (char.codePointAt(0) ?? 0), 0x01000193) >>> 0
  return value
}

/** Rises and falls over a letter, so that letters are heard apart. */
const envelope = (position: number) => 0.25 + 0.75 * Math.sin(Math.PI * position)

function soundOf(letter: string, pitch: number, noise: () => number): (second: number) => number {
  const formants = FORMANTS[letter]
  const hum = 2 * Math.PI * pitch
  if (!formants) return (second) => 2600 * noise() + 1800 * Math.sin(hum * second)
  const [first, other] = formants
  return (second) =>
    4500 * Math.sin(hum * second) +
    3500 * Math.sin(2 * Math.PI * first * second) +
    2200 * Math.sin(2 * Math.PI * other * second)
}

/** Tones with the rhythm of speech: vowels ring, consonants hiss. */
function toneOf(word: string, samples: number): Float64Array {
  const letters = Array.from(plain(word))
  const seed = hash(word)
  const pitch = 130 + (seed % 70)
  let state = seed | 1
  const noise = () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    return state / 0x8000_0000 - 1
  }
  const tone = new Float64Array(samples)
  const each = samples / letters.length
  for (const [index, letter] of letters.entries()) {
    const sound = soundOf(letter, pitch + 4 * (index % 5), noise)
    const [from, to] = [Math.floor(index * each), Math.floor((index + 1) * each)]
    for (let at = from; at < to; at += 1) tone[at] = envelope((at - from) / each) * sound(at / RATE)
  }
  return tone
}

const made = new Map<string, Buffer>()
const MOST_KEPT = 4000

/** A frame in which the word is written, then its tone. */
function wordAudio(word: string, law: Law, speed: number): Buffer {
  const key = `${law}|${speed}|${word}`
  const known = made.get(key)
  if (known) return known
  const written = Buffer.alloc(FRAME, encodeBlock(EMPTY, 'quiet', law)[0])
  encodeBlock({ ...EMPTY, data: Buffer.from(word, 'utf8').subarray(0, 60) }, 'quiet', law).copy(written)
  const letters = Array.from(word).length
  const tone = encode(toneOf(word, Math.round((letters * LETTER_MS * BYTES_PER_MS) / speed)), law)
  const audio = Buffer.concat([written, tone])
  if (made.size >= MOST_KEPT) made.clear()
  made.set(key, audio)
  return audio
}

const EMPTY = { message: 0, part: 0, parts: 1, data: Buffer.alloc(0) }

/**
 * A text as sound: the same for the same text, about 60 ms a letter, each word announced by its own letters in code at a level
 * that nobody hears (`readHeard` finds them). Whole frames of 20 ms.
 * @param speed 0.25 to 1.5, as a Realtime session has it
 */
export function speak(text: string, law: Law, speed = 1): Speech {
  const parts: Buffer[] = []
  const words: SpokenWord[] = []
  let bytes = 0
  for (const word of text.split(/\s+/).filter((part) => part !== '')) {
    const audio = wordAudio(word, law, speed)
    parts.push(audio)
    words.push({ text: word, fromMs: bytes / BYTES_PER_MS, toMs: (bytes + audio.length) / BYTES_PER_MS })
    bytes += audio.length
  }
  const whole = Math.ceil(bytes / FRAME) * FRAME
  const [first] = encodeBlock(EMPTY, 'quiet', law)
  return { audio: Buffer.concat([...parts, Buffer.alloc(whole - bytes, first)]), words }
}
