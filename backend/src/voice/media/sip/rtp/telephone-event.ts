const keys = '0123456789*#ABCD'

/**
 * Keys pressed, of RFC 4733: one press is many packets with one timestamp, of which any may be lost, and its end is sent
 * three times. It is told once, at the first of them that arrives.
 */
export class TelephoneEvents {
  private last: { timestamp: number; event: number } | null = null

  /** @returns the key, or null when it has been told already or is none */
  read(timestamp: number, payload: DataView): string | null {
    if (payload.byteLength < 4) return null
    const event = payload.getUint8(0)
    const key = keys[event]
    if (key === undefined || this.isRepetition(timestamp, event)) return null
    this.last = { timestamp, event }
    return key
  }

  private isRepetition(timestamp: number, event: number): boolean {
    return this.last?.timestamp === timestamp && this.last.event === event
  }
}

/** The key of a SIP INFO (`Signal=5`, or the bare key), for peers that know no other way. */
export function keyOfInfo(contentType: string | undefined, body: string): string | null {
  const type = contentType?.split(';')[0]?.trim().toLowerCase()
  if (type === 'application/dtmf') return asKey(body.trim())
  if (type !== 'application/dtmf-relay') return null
  return asKey(/^\s*signal\s*=\s*(\S+)/im.exec(body)?.[1] ?? '')
}

function asKey(text: string): string | null {
  const key = /^1[0-5]$/.test(text) ? keys[Number(text)] : text.toUpperCase()
  return key !== undefined && key.length === 1 && keys.includes(key) ? key : null
}
