/** A piece of the assistant's voice. */
export interface AudioDelta {
  responseId: string
  itemId: string
  /** Base64. */
  audio: string
}

const type = '"type":"response.output_audio.delta"'
/** The type stands first or second among the fields. */
const headLength = 120

/**
 * Nearly every message of a call is one of these, so it is cut out of the text rather than parsed: base64 holds no quotes.
 * @returns null for anything else, and for one written in an unexpected way: it is then parsed
 */
export function sliceAudioDelta(message: Buffer): AudioDelta | null {
  if (!message.toString('latin1', 0, headLength).includes(type)) return null
  const text = message.toString('latin1')
  const responseId = field(text, '"response_id":"')
  const itemId = field(text, '"item_id":"')
  const audio = field(text, '"delta":"')
  return responseId === null || itemId === null || audio === null ? null : { responseId, itemId, audio }
}

function field(text: string, opening: string): string | null {
  const at = text.indexOf(opening)
  if (at === -1) return null
  const start = at + opening.length
  const end = text.indexOf('"', start)
  return end === -1 ? null : text.slice(start, end)
}
