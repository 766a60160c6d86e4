import { isRtp, RtpPacket } from 'rtp.js/packets'
import { frameBytes } from '../../audio.ts'
import { ReorderBuffer } from './reorder-buffer.ts'
import type { Release } from './reorder-buffer.ts'
import { TelephoneEvents } from './telephone-event.ts'

/**
 * Frames that the caller may be behind before silence stands in for it: more than a network shakes, since silence in the
 * middle of a word is heard. One who has said that silence begins (RFC 3389) is believed sooner.
 */
const patience = { speaking: 15, silent: 2 }
/** Static payload type of comfort noise, which is agreed on without being offered. */
const comfortNoise = 13
/** The fixed header (RFC 3550 § 5.1), and more than any packet of G.711; in bytes. */
const smallest = 12
const largest = 1500

export interface Heard {
  onAudio(audio: Uint8Array): void
  onKey(key: string): void
}

/**
 * Turns the caller's packets into a stream without holes: in order, with silence for what is lost and for the time in
 * which nothing comes, so that the voice model can hear that somebody has stopped speaking.
 */
export class RtpReceiver {
  /** Dynamic payload type of keys, as agreed; null when none was. */
  eventType: number | null
  frames = 0
  lost = 0
  private buffer = new ReorderBuffer()
  private readonly events = new TelephoneEvents()
  private ssrc: number | null = null
  /** Frames of time that have passed and have not been heard; negative when the caller runs ahead of us. */
  private behind = 0
  /** They have said that they are silent, and send nothing. */
  private silent = false
  private readonly audioType: number
  private readonly blank: Uint8Array
  private readonly heard: Heard

  constructor(types: { audio: number; event: number | null }, blank: Uint8Array, heard: Heard) {
    this.audioType = types.audio
    this.eventType = types.event
    this.blank = blank
    this.heard = heard
  }

  /** @returns the packet, or null for anything that is not of this call's kind */
  static parse(bytes: Uint8Array): RtpPacket | null {
    if (bytes.length < smallest || bytes.length > largest) return null
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
    try {
      return isRtp(view) ? new RtpPacket(view) : null
    } catch {
      return null
    }
  }

  isOurs(packet: RtpPacket): boolean {
    return [this.audioType, this.eventType, comfortNoise].includes(packet.getPayloadType())
  }

  receive(packet: RtpPacket, nowMs: number): void {
    this.follow(packet.getSsrc())
    const audio = packet.getPayloadType() === this.audioType ? bytesOf(packet.getPayload()) : null
    this.silent = packet.getPayloadType() === comfortNoise
    if (packet.getPayloadType() === this.eventType) this.readKey(packet)
    this.deliver(this.buffer.push({ sequence: packet.getSequenceNumber(), audio }, nowMs))
  }

  /** So many times 20 ms have passed. */
  pass(frames: number, nowMs: number): void {
    this.behind += frames
    this.deliver(this.buffer.due(nowMs))
    while (this.behind > (this.silent ? patience.silent : patience.speaking)) this.hear(this.blank)
  }

  /** A new source counts its packets anew. */
  private follow(ssrc: number): void {
    if (this.ssrc !== null && this.ssrc !== ssrc) this.buffer = new ReorderBuffer()
    this.ssrc = ssrc
  }

  private readKey(packet: RtpPacket): void {
    const key = this.events.read(packet.getTimestamp(), packet.getPayload())
    if (key) this.heard.onKey(key)
  }

  private deliver(released: Release[]): void {
    for (const release of released) {
      if ('audio' in release) {
        this.frames += 1
        this.hear(release.audio)
      } else this.fill(release.lost)
    }
  }

  /** What silence already stood in for is not filled a second time. */
  private fill(lost: number): void {
    this.lost += lost
    for (let left = Math.min(lost, this.behind); left > 0; left--) this.hear(this.blank)
  }

  private hear(audio: Uint8Array): void {
    this.behind = Math.max(-patience.silent, this.behind - audio.length / frameBytes)
    this.heard.onAudio(audio)
  }
}

const bytesOf = (view: DataView) => new Uint8Array(view.buffer, view.byteOffset, view.byteLength)
