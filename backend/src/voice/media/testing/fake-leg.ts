import { durationMs } from '../audio.ts'
import type { LegListener, MediaLeg, TransferResult } from '../media-leg.ts'

/** A leg that plays as much as a test says, and keeps what it was asked. */
export class FakeLeg implements MediaLeg {
  readonly format = 'audio/pcma'
  readonly asked: string[] = []
  /** Everything given and not cleared. */
  readonly queue: string[] = []
  listener: LegListener | null = null
  transferResult: TransferResult = { outcome: 'accepted', detail: null }
  #givenMs = 0
  #playedMs = 0
  #ending = false

  listen(listener: LegListener): void {
    this.listener = listener
  }

  answer(): void {
    this.asked.push('answer')
  }

  refuse(reason: string): void {
    this.asked.push(`refuse ${reason}`)
  }

  play(audio: string): void {
    this.#ending = false
    this.queue.push(audio)
    this.#givenMs += durationMs(audio)
  }

  endItem(): void {
    this.#ending = true
    this.#check()
  }

  playedMs(): number {
    return this.#playedMs
  }

  clear(): void {
    this.asked.push('clear')
    this.queue.length = 0
    this.#givenMs = this.#playedMs = 0
    this.#ending = false
  }

  hangUp(): void {
    this.asked.push('hang up')
  }

  transfer(target: string): Promise<TransferResult> {
    this.asked.push(`transfer ${target}`)
    return Promise.resolve(this.transferResult)
  }

  stats() {
    return { framesIn: 0, framesOut: 0, framesLost: 0, gapMaxMs: null, gapP99Ms: null }
  }

  /** So much more of it is heard. */
  hear(ms: number): void {
    this.#playedMs = Math.min(this.#givenMs, this.#playedMs + ms)
    this.#check()
  }

  hearAll(): void {
    this.hear(Infinity)
  }

  #check(): void {
    if (!this.#ending || this.#playedMs < this.#givenMs) return
    this.#ending = false
    this.listener?.onDrained()
  }
}
