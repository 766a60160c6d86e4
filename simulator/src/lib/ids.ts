import { randomBytes } from 'node:crypto'

/** A Twilio identifier: the two letters of its kind, then 32 hexadecimal digits. */
export function newSid(kind: 'AC' | 'SM' | 'MM' | 'ME' | 'MG' | 'HX' | 'XE' | 'RQ' | 'CA' | 'RE'): string {
  return kind + randomBytes(16).toString('hex')
}
