import type { Law } from './g711.ts'
import { BYTES_PER_MS, FRAME } from './g711.ts'

/*
 * Words inside the sound. A road that passes G.711 through untouched passes these too, so that what was heard can be read
 * back exactly, on either law, with no speech recognition.
 *
 * A block is a run of samples, each of which carries four bits in its low half:
 *   sync (A 5 C 3 9 6) · length · message · part · parts · data (at most 60 bytes of UTF-8) · CRC-16 (of all from length on)
 * The high half says how loud it is. `loud` (0x00/0x80) is strong on both laws: callers speak so, and voice detection hears
 * it. `quiet` is the lowest segment of each law (0x70/0xf0, 0x50/0xd0): the assistant’s words hide there between its tones.
 * The sign changes with each sample, so that no direct current builds up.
 */

export type Level = 'loud' | 'quiet'

const SYNC = [0xa, 0x5, 0xc, 0x3, 0x9, 0x6]
const MOST = 60
const QUIET: Record<Law, number> = { mulaw: 0x70, alaw: 0x50 }

const baseOf = (level: Level, law: Law) => (level === 'loud' ? 0x00 : QUIET[law])

/** A part of a message that was read whole. */
export interface Block {
  message: number
  part: number
  parts: number
  data: Buffer
}

/** CRC-16/CCITT-FALSE. */
function crcOf(bytes: Uint8Array): number {
  let crc = 0xffff
  for (const byte of bytes) {
    crc ^= byte << 8
    for (let bit = 0; bit < 8; bit += 1) crc = (crc & 0x8000 ? (crc << 1) ^ 0x1021 : crc << 1) & 0xffff
  }
  return crc
}

/** @returns G.711, at most 138 bytes (17.25 ms) */
export function encodeBlock({ message, part, parts, data }: Block, level: Level, law: Law): Buffer {
  const body = Buffer.from([data.length, message & 0xff, part, parts, ...data])
  const crc = crcOf(body)
  const nibbles = [...SYNC, ...[...body, crc >> 8, crc & 0xff].flatMap((byte) => [byte >> 4, byte & 0x0f])]
  const base = baseOf(level, law)
  return Buffer.from(nibbles.map((nibble, index) => base | nibble | (index % 2 === 0 ? 0x80 : 0)))
}

/** A text cut into blocks, each of which fits a frame of 20 ms. */
function blocksOf(text: string, message: number): Block[] {
  const bytes = Buffer.from(text, 'utf8').subarray(0, MOST * 255)
  const parts = Math.max(1, Math.ceil(bytes.length / MOST))
  return Array.from({ length: parts }, (_, part) => ({
    message,
    part,
    parts,
    data: bytes.subarray(part * MOST, (part + 1) * MOST),
  }))
}

/** How long a caller takes to say a text, in milliseconds. */
export const spokenMs = (text: string) => Math.max(500, text.length * 60)

/**
 * A caller's words as sound: the blocks of the text, a frame each, again and again for as long as saying it takes, so that
 * lost packets do no harm.
 * @param message 0-255; another for each utterance
 */
export function sayInCode(text: string, law: Law, message: number): Buffer {
  const blocks = blocksOf(text, message)
  const frames = blocks.map((block) => {
    const frame = Buffer.alloc(FRAME, 0x80)
    encodeBlock(block, 'loud', law).copy(frame)
    // the rest of the frame is loud too, and is no part of a block
    for (let index = 1; index < FRAME; index += 2) frame[index] = (frame[index] ?? 0) & 0x7f
    return frame
  })
  const wanted = Math.max(frames.length * 3, Math.ceil((spokenMs(text) * BYTES_PER_MS) / FRAME))
  const rounds = Math.ceil(wanted / frames.length)
  return Buffer.concat(Array.from({ length: rounds }, () => frames).flat())
}

/** Finds blocks in a stream of G.711, whatever stands between them. */
export class BlockReader {
  readonly #base: number
  #matched = 0
  #nibbles: number[] = []
  #left = 0

  constructor(level: Level, law: Law) {
    this.#base = baseOf(level, law)
  }

  push(audio: Uint8Array): Block[] {
    const found: Block[] = []
    for (const code of audio) {
      if ((code & 0x70) !== this.#base) this.#restart()
      else if (this.#matched < SYNC.length) this.#match(code & 0x0f)
      else {
        const block = this.#collect(code & 0x0f)
        if (block) found.push(block)
      }
    }
    return found
  }

  #restart(): void {
    this.#matched = 0
    this.#nibbles = []
    this.#left = 0
  }

  #match(nibble: number): void {
    if (nibble === SYNC[this.#matched]) this.#matched += 1
    else this.#matched = nibble === SYNC[0] ? 1 : 0
  }

  #collect(nibble: number): Block | null {
    this.#nibbles.push(nibble)
    if (this.#nibbles.length === 2) {
      const length = this.#byte(0)
      if (length > MOST) {
        this.#restart()
        return null
      }
      this.#left = (4 + length + 2) * 2
    }
    if (this.#left === 0 || this.#nibbles.length < this.#left) return null
    const bytes = Buffer.from(Array.from({ length: this.#left / 2 }, (_, index) => this.#byte(index)))
    this.#restart()
    const body = bytes.subarray(0, -2)
    if (crcOf(body) !== bytes.readUInt16BE(body.length)) return null
    return { message: body[1] ?? 0, part: body[2] ?? 0, parts: body[3] ?? 1, data: Buffer.from(body.subarray(4)) }
  }

  #byte(index: number): number {
    return ((this.#nibbles[index * 2] ?? 0) << 4) | (this.#nibbles[index * 2 + 1] ?? 0)
  }
}

/** The texts of whole messages in a stretch of sound, in order; each once, however often it was repeated. */
export function readTexts(audio: Uint8Array, level: Level, law: Law): string[] {
  const messages = new Map<number, Map<number, Block>>()
  for (const block of new BlockReader(level, law).push(audio)) {
    const parts = messages.get(block.message) ?? new Map<number, Block>()
    parts.set(block.part, block)
    messages.set(block.message, parts)
  }
  return [...messages.values()].flatMap((parts) => {
    const [first] = parts.values()
    if (!first || parts.size < first.parts) return []
    const ordered = [...parts.values()].toSorted((a, b) => a.part - b.part)
    return [Buffer.concat(ordered.map(({ data }) => data)).toString('utf8')]
  })
}
