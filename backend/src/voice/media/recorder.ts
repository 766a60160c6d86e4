import { setImmediate as breathe } from 'node:timers/promises'
import type { AudioFormat } from '#src/providers/voice-model/voice-model.ts'
import { bytesOf, bytesPerMs, silentBytes } from './audio.ts'
import { stereoWav } from './stereo-wav.ts'

/** A stretch of the assistant's voice and where it begins, in samples. */
interface Stretch {
  at: number
  bytes: Buffer
}

/**
 * Both sides of a call as they were heard. The caller's sound comes without a break, so it is the clock; the assistant's
 * is laid beside it when it is given, after what is already queued, and what was cut before it was heard is taken away again.
 */
export class Recorder {
  readonly #format: AudioFormat
  readonly #caller: Buffer[] = []
  #assistant: Stretch[] = []
  #samples = 0
  /** Where the queue of the assistant's voice ends. */
  #queuedTo = 0
  /** The first stretch given since the last cut. */
  #sinceCut = 0
  /** Milliseconds given since the last cut and before this began. */
  #givenBefore: number

  constructor(format: AudioFormat, givenBefore = 0) {
    this.#format = format
    this.#givenBefore = givenBefore
  }

  heard(audio: string): void {
    const bytes = bytesOf(audio)
    this.#caller.push(bytes)
    this.#samples += bytes.length
  }

  spoke(audio: string): void {
    const bytes = bytesOf(audio)
    const at = Math.max(this.#samples, this.#queuedTo)
    this.#assistant.push({ at, bytes })
    this.#queuedTo = at + bytes.length
  }

  /** @param playedMs of what was given since the last cut */
  cut(playedMs: number): void {
    let left = Math.floor(Math.max(0, playedMs - this.#givenBefore) * bytesPerMs)
    this.#givenBefore = 0
    const kept = this.#assistant.slice(0, this.#sinceCut)
    for (const { at, bytes } of this.#assistant.slice(this.#sinceCut)) {
      if (left <= 0) break
      kept.push({ at, bytes: bytes.subarray(0, left) })
      left -= bytes.length
    }
    this.#assistant = kept
    this.#sinceCut = kept.length
    this.#queuedTo = 0
  }

  get seconds(): number {
    return this.#samples / (1000 * bytesPerMs)
  }

  /** The WAV file in base64, part by part; others are served between two of them. */
  async *finish(): AsyncGenerator<string> {
    const left = Buffer.concat(this.#caller, this.#samples)
    const right = silentBytes(this.#format, Math.ceil(this.#samples / bytesPerMs)).subarray(0, this.#samples)
    for (const { at, bytes } of this.#assistant) bytes.copy(right, at)
    for (const part of stereoWav(left, right, this.#format)) {
      await breathe()
      yield part.toString('base64')
    }
  }
}
