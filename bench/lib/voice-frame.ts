/*
 * What the callers of the bench say: 160 bytes of µ-law whose first nine tell who says it, what for and which one it is.
 */
const headBytes = 9
const headLength = 12

/** echo: comes back as it is; speech: the model is to hear a voice in it; answer: the model's own. */
export const frameKinds = { echo: 0, speech: 1, answer: 2 } as const
export type FrameKind = (typeof frameKinds)[keyof typeof frameKinds]

export interface Frame {
  kind: FrameKind
  call: number
  /** Number of the frame, or of the answer. */
  number: number
}

function tailOf(ms: number): string {
  return Buffer.alloc(ms * 8 - headBytes, 0xff).toString('base64')
}
const tails = new Map([20, 400].map((ms) => [ms, tailOf(ms)]))

export function audioOf({ kind, call, number }: Frame, ms: 20 | 400 = 20): string {
  const head = Buffer.alloc(headBytes)
  head.writeUInt8(kind, 0)
  head.writeUInt32BE(call, 1)
  head.writeUInt32BE(number, 5)
  return head.toString('base64') + (tails.get(ms) ?? '')
}

const openings = ['"payload":"', '"audio":"', '"delta":"']

/** The sound in a message, whichever protocol it is of. */
export function soundIn(text: string): string | null {
  for (const opening of openings) {
    const at = text.indexOf(opening)
    if (at !== -1) return text.slice(at + opening.length, text.indexOf('"', at + opening.length))
  }
  return null
}

export function frameOf(audio: string): Frame {
  const head = Buffer.from(audio.slice(0, headLength), 'base64')
  return { kind: head.readUInt8(0) as FrameKind, call: head.readUInt32BE(1), number: head.readUInt32BE(5) }
}
