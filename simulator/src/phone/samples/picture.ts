import { crc32, deflateSync } from 'node:zlib'

const WIDTH = 480
const HEIGHT = 320

type Colour = [number, number, number]

const mix = (from: Colour, to: Colour, part: number): Colour =>
  from.map((value, index) => Math.round(value + ((to[index] ?? 0) - value) * part)) as Colour

/** A beach in the evening: sky with a low sun, sea with its light, sand. */
function colourAt(x: number, y: number): Colour {
  const shore = HEIGHT * 0.8 + Math.sin(x / 40) * 6
  const horizon = HEIGHT * 0.52
  const sun = Math.hypot(x - WIDTH * 0.66, y - HEIGHT * 0.42)
  if (y > shore) return mix([228, 206, 160], [198, 170, 122], (y - shore) / (HEIGHT - shore))
  if (y > horizon) {
    const sea = mix([92, 142, 150], [30, 84, 96], (y - horizon) / (shore - horizon))
    const glitter = Math.abs(x - WIDTH * 0.66) < (y - horizon) * 0.35 + 10 && Math.sin(y * 1.7 + x / 9) > 0.55
    return glitter ? [250, 214, 160] : sea
  }
  return sun < 26 ? [255, 236, 190] : mix([252, 206, 150], [126, 168, 196], Math.min(1, sun / 300))
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const [head, tail] = [Buffer.alloc(4), Buffer.alloc(4)]
  head.writeUInt32BE(data.length)
  tail.writeUInt32BE(crc32(body))
  return Buffer.concat([head, body, tail])
}

function rows(): Buffer {
  const pixels = Buffer.alloc(HEIGHT * (1 + WIDTH * 3))
  for (let y = 0; y < HEIGHT; y++)
    for (let x = 0; x < WIDTH; x++) pixels.set(colourAt(x, y), y * (1 + WIDTH * 3) + 1 + x * 3)
  return pixels
}

/** A PNG of 480 × 320, drawn here. */
export function drawPicture(): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(WIDTH, 0)
  header.writeUInt32BE(HEIGHT, 4)
  header.set([8, 2, 0, 0, 0], 8)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows())),
    chunk('IEND', Buffer.alloc(0)),
  ])
}
