import { randomInt } from 'node:crypto'
import { RtpPacket } from 'rtp.js/packets'
import { frameBytes } from '../../audio.ts'
import { GapMeter } from './gap-meter.ts'
import { SendQueue } from './send-queue.ts'

/** Makes the packets that leave: one for each 20 ms, silence included, so that routers keep our way open. */
export class RtpSender {
  readonly queue = new SendQueue()
  readonly gaps = new GapMeter()
  packets = 0
  private readonly ssrc = randomInt(1, 0xffff_ffff)
  private sequence = randomInt(0, 0x1_0000)
  private timestamp = randomInt(0, 0xffff_ffff)
  private speaking = false
  private readonly payloadType: number
  private readonly blank: Uint8Array

  /** @param blank 20 ms of silence in the law of the call */
  constructor(payloadType: number, blank: Uint8Array) {
    this.payloadType = payloadType
    this.blank = blank
  }

  /** Time passes without a packet: on hold, or given up after a stall. */
  skip(frames: number): void {
    this.timestamp = (this.timestamp + frames * frameBytes) >>> 0
    this.speaking = false
    this.gaps.pause()
  }

  /**
   * @param nowMs when it leaves
   * @param speak false keeps what is to be said for later
   */
  next(nowMs: number, speak = true): Uint8Array {
    const speech = speak ? this.queue.take(this.blank) : null
    const packet = this.wrap(speech ?? this.blank, this.isStart(speech !== null))
    this.packets += 1
    this.gaps.sent(nowMs)
    return packet
  }

  /** The marker bit is set where speech follows silence (RFC 3551 § 4.1), and on the first packet of all. */
  private isStart(speech: boolean): boolean {
    const start = this.packets === 0 || (speech && !this.speaking)
    this.speaking = speech
    return start
  }

  private wrap(audio: Uint8Array, marker: boolean): Uint8Array {
    const packet = new RtpPacket()
    packet.setPayloadType(this.payloadType)
    packet.setSsrc(this.ssrc)
    packet.setSequenceNumber((this.sequence = (this.sequence + 1) & 0xffff))
    packet.setTimestamp((this.timestamp = (this.timestamp + audio.length) >>> 0))
    packet.setMarker(marker)
    packet.setPayload(new DataView(audio.buffer, audio.byteOffset, audio.length))
    packet.serialize()
    const view = packet.getView()
    return new Uint8Array(view.buffer, view.byteOffset, view.byteLength)
  }
}
