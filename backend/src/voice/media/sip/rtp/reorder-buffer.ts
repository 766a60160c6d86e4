/** A packet of the caller, of which only the order matters here. */
export interface Arrival {
  /** 16 bits, goes round (RFC 3550 § 5.1). */
  sequence: number
  /** null for what takes a number but is no audio: a key (RFC 4733). */
  audio: Uint8Array | null
}

/** What comes out, in order: audio, or how many packets never came. */
export type Release = { audio: Uint8Array } | { lost: number }

/** Longest wait for a packet that is late, in milliseconds: beyond it the caller's words would lag behind. */
const longestWaitMs = 60
/** A jump longer than this is a new stream, not a loss. */
const restartAfter = 50
const half = 0x8000
const round = 0x1_0000

/** How far `to` is ahead of `from`, from -32768 to 32767. */
export function sequenceDistance(from: number, to: number): number {
  const ahead = (to - from + round) % round
  return ahead < half ? ahead : ahead - round
}

/**
 * Puts packets in order again. One that arrives in order leaves at once, so a good network pays nothing; behind a hole
 * the others wait 60 ms at most. What comes later than that, or twice, is dropped.
 */
export class ReorderBuffer {
  private next: number | null = null
  private readonly waiting = new Map<number, { audio: Uint8Array | null; sinceMs: number }>()

  push(packet: Arrival, nowMs: number): Release[] {
    const ahead = sequenceDistance((this.next ??= packet.sequence), packet.sequence)
    if (Math.abs(ahead) > restartAfter) this.restart(packet.sequence)
    else if (ahead < 0) return []
    if (!this.waiting.has(packet.sequence)) this.waiting.set(packet.sequence, { audio: packet.audio, sinceMs: nowMs })
    return this.due(nowMs)
  }

  /** What may leave now: everything in order, and what has waited long enough for the hole before it. */
  due(nowMs: number): Release[] {
    const released = this.takeInOrder()
    while (this.oldestWait(nowMs) >= longestWaitMs) released.push(this.skipHole(), ...this.takeInOrder())
    return released
  }

  private restart(sequence: number): void {
    this.waiting.clear()
    this.next = sequence
  }

  private takeInOrder(): Release[] {
    const taken: Release[] = []
    for (let packet = this.takeNext(); packet; packet = this.takeNext()) {
      if (packet.audio) taken.push({ audio: packet.audio })
    }
    return taken
  }

  private takeNext() {
    if (this.next === null) return null
    const packet = this.waiting.get(this.next)
    if (!packet) return null
    this.waiting.delete(this.next)
    this.next = (this.next + 1) % round
    return packet
  }

  private oldestWait(nowMs: number): number {
    let oldest = nowMs
    for (const { sinceMs } of this.waiting.values()) oldest = Math.min(oldest, sinceMs)
    return this.waiting.size > 0 ? nowMs - oldest : -1
  }

  private skipHole(): Release {
    const from = this.next ?? 0
    const lost = Math.min(...[...this.waiting.keys()].map((sequence) => sequenceDistance(from, sequence)))
    this.next = (from + lost) % round
    return { lost }
  }
}
