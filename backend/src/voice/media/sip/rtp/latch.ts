/** Where packets come from or go to. */
export interface Place {
  address: string
  port: number
}

const samePlace = (one: Place, other: Place) => one.port === other.port && one.address === other.address

/**
 * Symmetric RTP (RFC 4961): audio goes back to where it comes from, which a router between us may have changed from what
 * was announced. The first to speak is the caller; the place announced may correct that once, nobody else ever.
 */
export class Latch {
  private learned: Place | null = null
  private announced: Place

  constructor(announced: Place) {
    this.announced = announced
  }

  get target(): Place {
    return this.learned ?? this.announced
  }

  /** Another place was announced: its first packet is believed again. */
  announce(place: Place): void {
    if (samePlace(place, this.announced)) return
    this.announced = place
    this.learned = null
  }

  /** @returns whether packets from there are the caller's */
  accepts(from: Place): boolean {
    if (this.learned && samePlace(from, this.learned)) return true
    if (this.learned && !samePlace(from, this.announced)) return false
    this.learned = { address: from.address, port: from.port }
    return true
  }
}
