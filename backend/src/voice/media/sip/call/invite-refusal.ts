import type { IncomingRequestMessage } from 'sip.js/lib/core/index.js'
import { readSessionExpiry, shortestSession } from './session-expiry.ts'

/** Why an INVITE is turned away before anybody is asked. */
export interface InviteRefusal {
  status: number
  headers: string[]
}

/** @returns null for one that may be offered */
export function refusalOf(invite: IncomingRequestMessage): InviteRefusal | null {
  const unknown = wordsOf(invite, 'require').filter((option) => option !== 'timer')
  if (unknown.length > 0) return { status: 420, headers: [`Unsupported: ${unknown.join(', ')}`] }
  if (invite.body && !/^application\/sdp\b/i.test(invite.getHeader('content-type') ?? '')) {
    return { status: 415, headers: ['Accept: application/sdp'] }
  }
  if (expiryOf(invite) === 'too_small') return { status: 422, headers: [`Min-SE: ${shortestSession}`] }
  return null
}

export function expiryOf(invite: IncomingRequestMessage) {
  return readSessionExpiry({
    sessionExpires: invite.getHeader('session-expires') ?? invite.getHeader('x'),
    supported: [...wordsOf(invite, 'supported'), ...wordsOf(invite, 'k')].join(' '),
  })
}

function wordsOf(message: IncomingRequestMessage, header: string): string[] {
  const values = message.getHeaders(header).flatMap((value) => value.split(','))
  return values.map((value) => value.trim().toLowerCase()).filter((value) => /^[\w.!%*+`'~-]+$/.test(value))
}
