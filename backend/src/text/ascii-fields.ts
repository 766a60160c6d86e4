/*
 * Fields cut out of a message’s bytes, for those that come fifty times a second in every call: parsing them, or making a
 * text of the whole, would cost more than all that is done with them. Who finds nothing here parses.
 */

const quote = 0x22

/** What stands before the value of a text field, written without spaces. */
export const opening = (name: string): Buffer => Buffer.from(`"${name}":"`)

/** @returns where what follows `wanted` begins, -1 when it is not between `from` and `to` */
export function after(wanted: Buffer, bytes: Buffer, from: number, to = bytes.length): number {
  const last = Math.min(to, bytes.length) - wanted.length
  for (let at = from; at <= last; at++)
    if (bytes[at] === wanted[0] && isAt(at, wanted, bytes)) return at + wanted.length
  return -1
}

function isAt(at: number, wanted: Buffer, bytes: Buffer): boolean {
  for (let i = 1; i < wanted.length; i++) if (bytes[at + i] !== wanted[i]) return false
  return true
}

/** The value that begins there; it must hold neither quotes nor anything but ASCII. @returns null when it does not end */
export function valueFrom(start: number, bytes: Buffer): string | null {
  const end = bytes.indexOf(quote, start)
  return end === -1 ? null : bytes.toString('latin1', start, end)
}
