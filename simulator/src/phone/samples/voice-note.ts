/** 20 ms of silence in Opus. */
const SILENCE = Buffer.from([0xf8, 0xff, 0xfe])
const PACKETS_A_SECOND = 50
const SAMPLES_A_PACKET = 960
/** A page of Ogg holds at most 255 packets of this size. */
const LONGEST_S = 5

/** CRC-32 of Ogg: polynomial 04c11db7, neither reflected nor inverted. */
function oggCrc(bytes: Buffer): number {
  let crc = 0
  for (const byte of bytes) {
    crc = (crc ^ (byte << 24)) >>> 0
    for (let bit = 0; bit < 8; bit++) crc = ((crc & 0x80000000 ? (crc << 1) ^ 0x04c11db7 : crc << 1) >>> 0) >>> 0
  }
  return crc
}

/** @param flags 2 begins the stream, 4 ends it */
function page(flags: number, sequence: number, samples: number, packets: Buffer[]): Buffer {
  const head = Buffer.alloc(27)
  head.write('OggS', 'latin1')
  head.writeUInt8(flags, 5)
  head.writeBigInt64LE(BigInt(samples), 6)
  head.writeUInt32LE(1, 14)
  head.writeUInt32LE(sequence, 18)
  head.writeUInt8(packets.length, 26)
  const whole = Buffer.concat([head, Buffer.from(packets.map(({ length }) => length)), ...packets])
  whole.writeUInt32LE(oggCrc(whole), 22)
  return whole
}

function opusHead(): Buffer {
  const head = Buffer.alloc(19)
  head.write('OpusHead', 'latin1')
  head.set([1, 1], 8)
  head.writeUInt32LE(48_000, 12)
  return head
}

function opusTags(): Buffer {
  const vendor = Buffer.from('simulator')
  const tags = Buffer.alloc(8 + 4 + vendor.length + 4)
  tags.write('OpusTags', 'latin1')
  tags.writeUInt32LE(vendor.length, 8)
  vendor.copy(tags, 12)
  return tags
}

/** A voice note as phones send them (Ogg, Opus, one channel): silence that lasts. */
export function recordSilence(seconds = 3): Buffer {
  const count = Math.round(Math.min(seconds, LONGEST_S) * PACKETS_A_SECOND)
  const packets = Array.from({ length: count }, () => SILENCE)
  return Buffer.concat([
    page(2, 0, 0, [opusHead()]),
    page(0, 1, 0, [opusTags()]),
    page(4, 2, count * SAMPLES_A_PACKET, packets),
  ])
}
