import { RtpPacket } from 'rtp.js/packets'

/** An RTP packet of G.711, as a caller sends it. */
export function audioPacket(sequence: number, fill = 1, { ssrc = 7, payloadType = 8, bytes = 160 } = {}): Uint8Array {
  return packet(sequence, sequence * 160, payloadType, ssrc, new Uint8Array(bytes).fill(fill))
}

/** One packet of a key pressed (RFC 4733): the event, its end, its duration. */
export function keyPacket(
  sequence: number,
  timestamp: number,
  event: number,
  { ssrc = 7, payloadType = 101 } = {},
): Uint8Array {
  return packet(sequence, timestamp, payloadType, ssrc, Uint8Array.of(event, 0x0a, 0, 160))
}

export function readPacket(bytes: Uint8Array) {
  const parsed = new RtpPacket(new DataView(bytes.buffer, bytes.byteOffset, bytes.length))
  const payload = parsed.getPayload()
  return {
    sequence: parsed.getSequenceNumber(),
    timestamp: parsed.getTimestamp(),
    marker: parsed.getMarker(),
    payloadType: parsed.getPayloadType(),
    audio: new Uint8Array(payload.buffer, payload.byteOffset, payload.byteLength),
  }
}

function packet(
  sequence: number,
  timestamp: number,
  payloadType: number,
  ssrc: number,
  payload: Uint8Array,
): Uint8Array {
  const made = new RtpPacket()
  made.setPayloadType(payloadType)
  made.setSequenceNumber(sequence & 0xffff)
  made.setTimestamp(timestamp >>> 0)
  made.setSsrc(ssrc)
  made.setPayload(new DataView(payload.buffer, payload.byteOffset, payload.length))
  made.serialize()
  const view = made.getView()
  return new Uint8Array(view.buffer, view.byteOffset, view.byteLength)
}
