import type { Law } from '#sim/speech/g711.ts'
import { readTexts } from '#sim/speech/text-code.ts'

/**
 * What a stretch of speech said: the words that a typed caller wrote into it, else the next of those that were announced
 * (`hear`), else nothing: nobody here recognises speech.
 */
export class Ears {
  readonly #announced: string[] = []

  hear(utterances: readonly string[]): void {
    this.#announced.push(...utterances)
  }

  listen(audio: Buffer, law: Law): string {
    const written = readTexts(audio, 'loud', law)
    return written.length > 0 ? written.join(' ') : (this.#announced.shift() ?? '')
  }
}
