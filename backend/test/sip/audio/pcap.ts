import { writeFileSync } from 'node:fs'

const frame = 160
const ipBytes = 20
const udpBytes = 8
const rtpBytes = 12

/** G.711 as a capture of 20 ms RTP packets, which SIPp plays; of its addresses only the payload is used. */
export function writePcap(file: string, audio: Uint8Array, payloadType: number): void {
  const records = Array.from({ length: Math.floor(audio.length / frame) }, (_, i) =>
    record(i, packet(i, audio.subarray(i * frame, (i + 1) * frame), payloadType)),
  )
  // magic number, version 2.4, zone, accuracy, longest packet, Ethernet
  writeFileSync(
    file,
    Buffer.concat([Buffer.from('d4c3b2a1020004000000000000000000ffff000001000000', 'hex'), ...records]),
  )
}

function record(index: number, bytes: Buffer): Buffer {
  const head = Buffer.alloc(16)
  head.writeUInt32LE(Math.floor(index / 50), 0)
  head.writeUInt32LE((index % 50) * 20_000, 4)
  head.writeUInt32LE(bytes.length, 8)
  head.writeUInt32LE(bytes.length, 12)
  return Buffer.concat([head, bytes])
}

function packet(index: number, audio: Uint8Array, payloadType: number): Buffer {
  const bytes = Buffer.alloc(14 + ipBytes + udpBytes + rtpBytes + audio.length)
  bytes[12] = 0x08 // IPv4 follows
  const ip = 14
  bytes[ip] = 0x45
  bytes.writeUInt16BE(bytes.length - ip, ip + 2)
  bytes[ip + 8] = 64
  bytes[ip + 9] = 17 // UDP
  bytes.set([127, 0, 0, 1, 127, 0, 0, 1], ip + 12)
  const udp = ip + ipBytes
  bytes.writeUInt16BE(6000, udp)
  bytes.writeUInt16BE(6000, udp + 2)
  bytes.writeUInt16BE(bytes.length - udp, udp + 4)
  const rtp = udp + udpBytes
  bytes[rtp] = 0x80
  bytes[rtp + 1] = payloadType | (index === 0 ? 0x80 : 0)
  bytes.writeUInt16BE((index + 1) & 0xffff, rtp + 2)
  bytes.writeUInt32BE(index * frame, rtp + 4)
  bytes.writeUInt32BE(0x5eed_0001, rtp + 8)
  bytes.set(audio, rtp + rtpBytes)
  return bytes
}
