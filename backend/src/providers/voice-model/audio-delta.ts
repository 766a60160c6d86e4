import { after, opening, valueFrom } from '#src/text/ascii-fields.ts'

/** A piece of the assistant's voice. */
export interface AudioDelta {
  responseId: string
  itemId: string
  /** Base64. */
  audio: string
}

const type = Buffer.from('"type":"response.output_audio.delta"')
/** The type stands first or second among the fields. */
const headLength = 120

const responseIdOpening = opening('response_id')
const itemIdOpening = opening('item_id')
const deltaOpening = opening('delta')

/**
 * Nearly every message of a call is one of these, so it is cut out of the bytes rather than parsed: base64 holds no quotes.
 * @returns null for anything else, and for one written in an unexpected way: it is then parsed
 */
export function sliceAudioDelta(message: Buffer): AudioDelta | null {
  if (after(type, message, 0, headLength + type.length) === -1) return null
  const responseAt = after(responseIdOpening, message, 0)
  const itemAt = after(itemIdOpening, message, responseAt)
  const deltaAt = after(deltaOpening, message, itemAt)
  if (responseAt === -1 || itemAt === -1 || deltaAt === -1) return null
  const audio = valueFrom(deltaAt, message)
  const responseId = valueFrom(responseAt, message)
  const itemId = valueFrom(itemAt, message)
  return responseId === null || itemId === null || audio === null ? null : { responseId, itemId, audio }
}
