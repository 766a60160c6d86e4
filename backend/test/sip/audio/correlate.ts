const rate = 8000

export interface Found {
  /** 1 = the same but for the volume. */
  correlation: number
  /** Where in the recording, in seconds. */
  atSeconds: number
}

/** Looks for a passage in a recording. One sample in four of the passage is enough to find the place; all of them judge it. */
export function findPassage(recording: Int16Array, passage: Int16Array): Found {
  let best: Found = { correlation: 0, atSeconds: 0 }
  for (let at = 0; at + passage.length <= recording.length; at++) {
    const correlation = correlationAt(recording, passage, at, 4)
    if (correlation > best.correlation) best = { correlation, atSeconds: at / rate }
  }
  return { ...best, correlation: correlationAt(recording, passage, Math.round(best.atSeconds * rate), 1) }
}

function correlationAt(recording: Int16Array, passage: Int16Array, at: number, step: number): number {
  let product = 0
  let ours = 1
  let theirs = 1
  for (let i = 0; i < passage.length; i += step) {
    const one = passage[i] ?? 0
    const other = recording[at + i] ?? 0
    product += one * other
    ours += one * one
    theirs += other * other
  }
  return product / Math.sqrt(ours * theirs)
}

/** A part of a sound, in seconds. */
export const cut = (samples: Int16Array, from: number, length: number) =>
  samples.subarray(Math.round(from * rate), Math.round((from + length) * rate))
