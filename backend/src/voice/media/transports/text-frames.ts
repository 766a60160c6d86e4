/*
 * A WebSocket server's text frames (RFC 6455 § 5.2: whole, unmasked), several in one piece: sound and its mark are written
 * with one call and without passing through the library, which takes a third of what a frame of sound costs.
 */
const wholeText = 0x81
const shortest = 126
const longest = 65_536

const headerBytes = (length: number) => (length < shortest ? 2 : length < longest ? 4 : 10)

/** @param texts ASCII only */
export function textFrames(texts: readonly string[]): Buffer {
  const bytes = texts.reduce((sum, { length }) => sum + headerBytes(length) + length, 0)
  const frames = Buffer.allocUnsafe(bytes)
  let at = 0
  for (const text of texts) {
    at = writeHeader(frames, at, text.length)
    at += frames.write(text, at, 'latin1')
  }
  return frames
}

/** @returns where the text goes */
function writeHeader(frames: Buffer, at: number, length: number): number {
  frames[at] = wholeText
  if (length < shortest) frames[at + 1] = length
  else if (length < longest) {
    frames[at + 1] = 126
    frames.writeUInt16BE(length, at + 2)
  } else {
    frames[at + 1] = 127
    frames.writeBigUInt64BE(BigInt(length), at + 2)
  }
  return at + headerBytes(length)
}
