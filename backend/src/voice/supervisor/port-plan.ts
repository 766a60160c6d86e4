export interface PortRange {
  from: number
  to: number
}

export interface LinePorts {
  sip: number
  rtp: PortRange
}

/** Gives each SIP line a port of its own and an equal share of the ports of audio, out of the two ranges. */
export class PortPlan {
  readonly #sip: PortRange
  readonly #rtpFrom: number
  readonly #share: number
  readonly #slots: (number | null)[]

  constructor({ sip, rtp }: { sip: PortRange; rtp: PortRange }) {
    // RTP takes the even port of a pair
    const rtpFrom = rtp.from + (rtp.from % 2)
    const pairs = Math.floor((rtp.to - rtpFrom + 1) / 2)
    const slots = Math.max(0, Math.min(sip.to - sip.from + 1, pairs))
    this.#sip = sip
    this.#rtpFrom = rtpFrom
    this.#share = slots === 0 ? 0 : Math.floor(pairs / slots) * 2
    this.#slots = Array.from({ length: slots }, () => null)
  }

  /** The same ones as long as the line keeps them; null when none are left. */
  allot(lineId: number): LinePorts | null {
    const kept = this.#slots.indexOf(lineId)
    const slot = kept === -1 ? this.#slots.indexOf(null) : kept
    if (slot === -1) return null
    this.#slots[slot] = lineId
    const from = this.#rtpFrom + slot * this.#share
    return { sip: this.#sip.from + slot, rtp: { from, to: from + this.#share - 1 } }
  }

  release(lineId: number): void {
    const slot = this.#slots.indexOf(lineId)
    if (slot !== -1) this.#slots[slot] = null
  }
}
