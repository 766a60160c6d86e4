import { frameBytes } from '../../audio.ts'

/** What is still to be heard, in exact bytes. Pieces of any length go in, frames of 20 ms come out. */
export class SendQueue {
  private pieces: Uint8Array[] = []
  /** Bytes of the first piece that have left. */
  private offset = 0
  private waiting = 0
  private sent = 0

  /** Bytes that are not sent yet. */
  get length(): number {
    return this.waiting
  }

  /** Bytes sent since the last `clear`; the silence of ours that completes a frame is not counted. */
  get sentBytes(): number {
    return this.sent
  }

  push(audio: Uint8Array): void {
    if (audio.length === 0) return
    this.pieces.push(audio)
    this.waiting += audio.length
  }

  /**
   * @param blank what a frame that is not full ends with
   * @returns null when there is nothing to say
   */
  take(blank: Uint8Array): Uint8Array | null {
    if (this.waiting === 0) return null
    const frame = Uint8Array.from(blank)
    let filled = 0
    while (filled < frameBytes && this.waiting > 0) filled += this.fill(frame, filled)
    return frame
  }

  /** Drops what is not sent, and counts from 0 again. */
  clear(): void {
    this.pieces = []
    this.offset = 0
    this.waiting = 0
    this.sent = 0
  }

  private fill(frame: Uint8Array, at: number): number {
    const piece = this.pieces[0] ?? new Uint8Array(0)
    const part = piece.subarray(this.offset, this.offset + frameBytes - at)
    frame.set(part, at)
    this.offset += part.length
    this.waiting -= part.length
    this.sent += part.length
    if (this.offset >= piece.length) {
      this.pieces.shift()
      this.offset = 0
    }
    return part.length
  }
}
