import { FRAME } from './g711.ts'
import type { Law } from './g711.ts'
import { BlockReader } from './text-code.ts'

type Queued = { audio: Buffer } | { mark: string }

export interface PlayerEvents {
  /** Comes back when everything before it was played, or cleared. */
  onMark: (name: string) => void
  /** 20 ms that sound now. */
  onFrame: (frame: Buffer) => void
  /** Words were heard, or it fell silent. */
  onChange: () => void
}

/** A carrier’s end of the house’s audio: it is sent faster than it is played, and marks come back when they are reached. */
export class Player {
  readonly words: string[] = []
  readonly #events: PlayerEvents
  readonly #reader: BlockReader
  #queue: Queued[] = []
  #playing = false
  /** Milliseconds played in all. */
  playedMs = 0
  /** Milliseconds thrown away by `clear`. */
  clearedMs = 0

  constructor(law: Law, events: PlayerEvents) {
    this.#reader = new BlockReader('quiet', law)
    this.#events = events
  }

  get playing(): boolean {
    return this.#queue.length > 0 || this.#playing
  }

  /** Milliseconds of audio waiting. */
  get queuedMs(): number {
    return this.#queue.reduce((sum, entry) => sum + ('audio' in entry ? entry.audio.length / 8 : 0), 0)
  }

  add(audio: Buffer): void {
    this.#queue.push({ audio })
  }

  mark(name: string): void {
    this.#queue.push({ mark: name })
    if (!this.#queue.some((entry) => 'audio' in entry)) this.#returnMarks()
  }

  /** Everything not heard yet is thrown away; the marks come back at once. */
  clear(): void {
    this.clearedMs += this.queuedMs
    const marks = this.#queue.flatMap((entry) => ('mark' in entry ? [entry.mark] : []))
    this.#queue = []
    for (const mark of marks) this.#events.onMark(mark)
  }

  /** 20 ms go by. */
  tick(): void {
    const frame = this.#take()
    if (frame.length > 0) this.#sound(frame)
    else if (this.#playing) {
      this.#playing = false
      this.#events.onChange()
    }
  }

  #sound(frame: Buffer): void {
    this.#playing = true
    this.playedMs += frame.length / 8
    this.#events.onFrame(frame)
    const words = this.#reader.push(frame).map(({ data }) => data.toString('utf8'))
    const found = words.filter((word) => word !== '')
    this.words.push(...found)
    if (found.length > 0) this.#events.onChange()
  }

  #take(): Buffer {
    const parts: Buffer[] = []
    let room = FRAME
    for (let [first] = this.#queue; first !== undefined && room > 0; [first] = this.#queue) {
      if ('mark' in first) {
        this.#returnMarks()
        continue
      }
      const part = first.audio.subarray(0, room)
      parts.push(part)
      room -= part.length
      if (part.length === first.audio.length) this.#queue.shift()
      else first.audio = first.audio.subarray(part.length)
    }
    this.#returnMarks()
    return parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts)
  }

  /** Those at the head of the queue: everything before them was played. */
  #returnMarks(): void {
    for (let [first] = this.#queue; first !== undefined && 'mark' in first; [first] = this.#queue) {
      this.#queue.shift()
      this.#events.onMark(first.mark)
    }
  }
}
