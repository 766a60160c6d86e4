import type { Law } from '#sim/speech/g711.ts'
import { silence } from '#sim/speech/g711.ts'
import { BlockReader } from '#sim/speech/text-code.ts'

/** So many silent frames, and the assistant has fallen silent: 60 ms. */
const FRAMES_TO_SILENCE = 3

/** What is heard in the sound of the other side: the words that are written in it, and whether there is any. */
export class Hearing {
  readonly words: string[] = []
  readonly #reader: BlockReader
  readonly #blank: number
  #silentInRow = FRAMES_TO_SILENCE

  constructor(law: Law) {
    this.#reader = new BlockReader('quiet', law)
    this.#blank = silence(20, law)[0] ?? 0
  }

  get speaking(): boolean {
    return this.#silentInRow < FRAMES_TO_SILENCE
  }

  /** @returns whether there is news: words, or a change from sound to silence */
  push(frame: Buffer): boolean {
    const before = this.speaking
    this.#silentInRow = frame.every((code) => code === this.#blank) ? this.#silentInRow + 1 : 0
    const found = this.#reader.push(frame).flatMap(({ data }) => (data.length > 0 ? [data.toString('utf8')] : []))
    this.words.push(...found)
    return found.length > 0 || before !== this.speaking
  }
}
