import type { IncomingRequestMessage } from 'sip.js/lib/core/index.js'
import { Grammar } from 'sip.js/lib/grammar/index.js'

/** Who calls and whom, as the trunk says it: null when it does not, or hides it (RFC 3323, 3325). */
export function partiesOf(invite: IncomingRequestMessage): { from: string | null; to: string | null } {
  return { from: callerOf(invite), to: userOf(invite.getHeader('to')) }
}

function callerOf(invite: IncomingRequestMessage): string | null {
  if (/\b(id|user|full)\b/i.test(invite.getHeader('privacy') ?? '')) return null
  const asserted = userOf(invite.getHeader('p-asserted-identity') ?? invite.getHeader('remote-party-id'))
  const caller = asserted ?? userOf(invite.getHeader('from'))
  return caller && !/^(anonymous|unknown|restricted|unavailable)$/i.test(caller) ? caller : null
}

/** Names longer than this are no numbers; in characters. */
const longest = 128

function userOf(header: string | undefined): string | null {
  if (!header) return null
  const telephone = /tel:([^>;,\s]+)/i.exec(header)?.[1]
  const uri = telephone ?? Grammar.nameAddrHeaderParse(header)?.uri.user
  const user = uri?.split(';')[0]?.trim()
  return user && user.length <= longest ? user : null
}
