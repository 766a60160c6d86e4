const E164 = /^\+[1-9]\d{6,14}$/
/** Business-scoped id: country, dot, up to 128 letters or digits; `CC.ENT.…` for enterprises. */
const BSUID = /^[A-Z]{2}\.(ENT\.)?[A-Za-z0-9]{1,128}$/

export interface Address {
  channel: 'whatsapp' | 'sms'
  /** E.164 number or business-scoped id, without the channel. */
  id: string
}

/** Null when it is neither a possible number nor a business-scoped id. */
export function parseAddress(text: string): Address | null {
  const channel = text.startsWith('whatsapp:') ? 'whatsapp' : 'sms'
  const id = channel === 'whatsapp' ? text.slice('whatsapp:'.length) : text
  if (E164.test(id)) return { channel, id }
  return channel === 'whatsapp' && BSUID.test(id) ? { channel, id } : null
}

export function isBusinessScopedId(id: string): boolean {
  return BSUID.test(id)
}

/** `+33612345678`, with or without `whatsapp:` before it → `+33612345678`. */
export function withoutChannel(text: string): string {
  return text.replace(/^whatsapp:/, '')
}

export function onWhatsApp(text: string): string {
  return `whatsapp:${withoutChannel(text)}`
}
