import { randomInt } from 'node:crypto'

/** The fixed header (RFC 3550 § 5.1), in bytes. */
const HEAD = 12
const MARK = 0x80
const KEYS = '0123456789*#'
/** Loudness of a key (RFC 4733 § 2.3), and the bit of its end. */
const VOLUME = 10
const END = 0x80

export interface RtpPacket {
  type: number
  sequence: number
  payload: Buffer
}

/** @returns null for what is no RTP of version 2 */
export function parseRtp(bytes: Buffer): RtpPacket | null {
  if (bytes.length < HEAD || (bytes[0] ?? 0) >> 6 !== 2) return null
  const start = HEAD + 4 * ((bytes[0] ?? 0) & 0x0f)
  return { type: (bytes[1] ?? 0) & 0x7f, sequence: bytes.readUInt16BE(2), payload: bytes.subarray(start) }
}

/** Makes the packets of one source, each 20 ms after the other. */
export class RtpSource {
  readonly #ssrc = randomInt(1, 0xffff_ffff)
  #sequence = randomInt(0, 0x1_0000)
  #timestamp = randomInt(0, 0xffff_ffff)

  audio(type: number, frame: Buffer, first: boolean): Buffer {
    const packet = this.#wrap(type, frame, this.#timestamp, first)
    this.pass(frame.length)
    return packet
  }

  /** A key that is held for so many samples; all packets of one press bear the time at which it began. */
  key(
    type: number,
    key: string,
    { held, over, startedAt }: { held: number; over: boolean; startedAt: number },
  ): Buffer {
    const payload = Buffer.from([KEYS.indexOf(key), (over ? END : 0) | VOLUME, held >> 8, held & 0xff])
    return this.#wrap(type, payload, startedAt, this.#timestamp === startedAt)
  }

  get timestamp(): number {
    return this.#timestamp
  }

  pass(samples: number): void {
    this.#timestamp = (this.#timestamp + samples) >>> 0
  }

  #wrap(type: number, payload: Buffer, timestamp: number, mark: boolean): Buffer {
    this.#sequence = (this.#sequence + 1) & 0xffff
    const head = Buffer.alloc(HEAD)
    head[0] = 0x80
    head[1] = (mark ? MARK : 0) | type
    head.writeUInt16BE(this.#sequence, 2)
    head.writeUInt32BE(timestamp, 4)
    head.writeUInt32BE(this.#ssrc, 8)
    return Buffer.concat([head, payload])
  }
}
