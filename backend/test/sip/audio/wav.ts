import { readFileSync, writeFileSync } from 'node:fs'

const rate = 8000
const headerBytes = 44

/** 8 kHz, mono, 16 bits: what telephones and the peers of these tests speak. */
export function writeWav(file: string, samples: Int16Array): void {
  const data = Buffer.from(samples.buffer, samples.byteOffset, samples.byteLength)
  const header = Buffer.alloc(headerBytes)
  header.write('RIFF', 0, 'latin1')
  header.writeUInt32LE(data.length + headerBytes - 8, 4)
  header.write('WAVEfmt ', 8, 'latin1')
  header.writeUInt32LE(16, 16)
  header.writeUInt16LE(1, 20)
  header.writeUInt16LE(1, 22)
  header.writeUInt32LE(rate, 24)
  header.writeUInt32LE(rate * 2, 28)
  header.writeUInt16LE(2, 32)
  header.writeUInt16LE(16, 34)
  header.write('data', 36, 'latin1')
  header.writeUInt32LE(data.length, 40)
  writeFileSync(file, Buffer.concat([header, data]))
}

/** A length of 0 is that of a recording which nobody closed: it is read to its end. */
export function readWav(file: string): Int16Array {
  const bytes = readFileSync(file)
  const data = bytes.indexOf('data', 12, 'latin1') + 8
  const declared = bytes.readUInt32LE(data - 4)
  const end = declared > 0 ? Math.min(bytes.length, data + declared) : bytes.length
  return Int16Array.from({ length: (end - data) >> 1 }, (_, i) => bytes.readInt16LE(data + 2 * i))
}
