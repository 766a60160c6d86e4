import { randomFillSync } from 'node:crypto'

/*
 * Whole text frames of a WebSocket (RFC 6455 § 5.2), written beside the library for what is sent fifty times a second in
 * every call: its own way takes a third of what a frame of sound costs. A text comes in pieces, which are never joined
 * anywhere but in the frame. ASCII only.
 */
export type Pieces = readonly string[]

const wholeText = 0x81
const masked = 0x80
const shortest = 126
const longest = 65_536
const maskBytes = 4

const headerBytes = (length: number) => (length < shortest ? 2 : length < longest ? 4 : 10)

/** A server's frames, several in one piece: sound and its mark go out with one call. */
export function textFrames(texts: readonly Pieces[]): Buffer {
  let bytes = 0
  for (const pieces of texts) {
    const length = lengthOf(pieces)
    bytes += headerBytes(length) + length
  }
  const frames = Buffer.allocUnsafe(bytes)
  let at = 0
  for (const pieces of texts) at = writePieces(frames, writeHeader(frames, at, lengthOf(pieces), 0), pieces)
  return frames
}

/** A client's frame: masked, as the protocol wants it, with a mask that nobody can foretell. */
export function maskedTextFrame(pieces: Pieces): Buffer {
  const length = lengthOf(pieces)
  const frame = Buffer.allocUnsafe(headerBytes(length) + maskBytes + length)
  const start = writeMask(frame, writeHeader(frame, 0, length, masked))
  writePieces(frame, start, pieces)
  applyMask(frame, start)
  return frame
}

/** The mask stands before what it is for. */
function applyMask(frame: Buffer, start: number): void {
  const [a = 0, b = 0, c = 0, d = 0] = frame.subarray(start - maskBytes, start)
  const rest = (frame.length - start) & 3
  const inFours = frame.length - rest
  for (let at = start; at < inFours; at += 4) {
    turn(frame, at, a)
    turn(frame, at + 1, b)
    turn(frame, at + 2, c)
    turn(frame, at + 3, d)
  }
  if (rest > 0) turn(frame, inFours, a)
  if (rest > 1) turn(frame, inFours + 1, b)
  if (rest > 2) turn(frame, inFours + 2, c)
}

function turn(frame: Buffer, at: number, mask: number): void {
  frame[at] = (frame[at] as number) ^ mask
}

function lengthOf(pieces: Pieces): number {
  let length = 0
  for (const piece of pieces) length += piece.length
  return length
}

/** @returns where the text goes */
function writePieces(frames: Buffer, at: number, pieces: Pieces): number {
  for (const piece of pieces) at += frames.write(piece, at, 'latin1')
  return at
}

/** @returns what comes after it */
function writeHeader(frames: Buffer, at: number, length: number, mask: number): number {
  frames[at] = wholeText
  if (length < shortest) frames[at + 1] = mask | length
  else if (length < longest) {
    frames[at + 1] = mask | 126
    frames.writeUInt16BE(length, at + 2)
  } else {
    frames[at + 1] = mask | 127
    frames.writeBigUInt64BE(BigInt(length), at + 2)
  }
  return at + headerBytes(length)
}

/** Asked for one by one, random bytes would cost more than the rest. */
const random = Buffer.alloc(8 * 1024)
let spent = random.length

/** @returns where the text goes */
function writeMask(frame: Buffer, at: number): number {
  if (spent === random.length) {
    randomFillSync(random)
    spent = 0
  }
  for (let i = 0; i < maskBytes; i++) frame[at + i] = random[spent++] as number
  return at + maskBytes
}
