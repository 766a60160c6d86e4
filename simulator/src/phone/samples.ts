import { deflateSync } from 'node:zlib'
import type { InboundMessage } from '#sim/twilio/inbound-message.ts'

export const sampleKinds = ['image', 'voice', 'location', 'document'] as const
export type SampleKind = (typeof sampleKinds)[number]

/** CRC-32 as PNG wants it. */
function crc(bytes: Buffer): number {
  let value = 0xffffffff
  for (const byte of bytes) {
    value ^= byte
    for (let bit = 0; bit < 8; bit++) value = (value >>> 1) ^ (value & 1 ? 0xedb88320 : 0)
  }
  return (value ^ 0xffffffff) >>> 0
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data])
  const head = Buffer.alloc(4)
  const tail = Buffer.alloc(4)
  head.writeUInt32BE(data.length)
  tail.writeUInt32BE(crc(body))
  return Buffer.concat([head, body, tail])
}

/** A small seascape: sky, sea, sand. */
function drawPicture(width = 320, height = 200): Buffer {
  const rows = Array.from({ length: height }, (_, y) => {
    const row = Buffer.alloc(1 + width * 3)
    for (let x = 0; x < width; x++) {
      const wave = Math.sin(x / 14) * 3
      const [r, g, b] =
        y < height * 0.45 + wave
          ? [188 - y / 4, 214, 232]
          : y < height * 0.78 + wave
            ? [52, 118, 128 + y / 8]
            : [222, 204, 160]
      row.set([r, g, b].map(Math.round), 1 + x * 3)
    }
    return row
  })
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 2, 0, 0, 0], 8)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.concat(rows))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** An Ogg page with an Opus header and nothing after it: a voice note of no length. */
function makeVoiceNote(): Buffer {
  const opus = Buffer.concat([Buffer.from('OpusHead'), Buffer.from([1, 1, 0, 0, 0x80, 0xbb, 0, 0, 0, 0, 0])])
  const page = Buffer.alloc(28)
  page.write('OggS', 0, 'latin1')
  page[5] = 2
  page[26] = 1
  page[27] = opus.length
  return Buffer.concat([page, opus])
}

function makeDocument(): Buffer {
  const text = 'BT /F1 18 Tf 40 80 Td (Confirmation de voyage) Tj ET'
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 320 160] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${text.length} >>\nstream\n${text}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ]
  const body = objects.map((object, index) => `${index + 1} 0 obj\n${object}\nendobj\n`).join('')
  return Buffer.from(`%PDF-1.4\n${body}trailer << /Size 6 /Root 1 0 R >>\n%%EOF\n`)
}

/** What the buttons of the phone page send besides words. */
export function sampleMessage(kind: SampleKind): Omit<InboundMessage, 'from' | 'to'> {
  if (kind === 'location')
    return {
      location: {
        latitude: 48.6493,
        longitude: -2.0257,
        label: 'Gare de Saint-Malo',
        address: 'Square Jean Coquelin, Saint-Malo',
      },
    }
  if (kind === 'image') return { media: [{ contentType: 'image/png', bytes: drawPicture() }] }
  if (kind === 'voice') return { media: [{ contentType: 'audio/ogg', bytes: makeVoiceNote() }] }
  return { media: [{ contentType: 'application/pdf', bytes: makeDocument() }] }
}
