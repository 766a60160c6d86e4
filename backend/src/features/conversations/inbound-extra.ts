import type { Queries } from '#src/db/database.ts'
import type { InboundMessage } from './inbound.ts'
import { writeExtra } from './message-extra.ts'
import type { MessageExtra } from './message-extra.ts'
import { findBySid } from './messages.store.ts'
import { previewOf } from './windows.ts'

/** What of a client's message is neither its text nor its files; null for a plain one. */
export async function describeInbound(q: Queries, house: number, message: InboundMessage): Promise<string | null> {
  const extra: MessageExtra = {}
  if (message.location) extra.location = message.location
  if (message.referral) extra.referral = message.referral
  if (message.forwarded) extra.forwarded = true
  if (message.buttonPayload !== null) extra.button = { payload: message.buttonPayload }
  if (message.kind === 'unsupported' && message.messageType !== null) extra.messageType = message.messageType
  if (message.repliedToSid !== null) extra.repliedTo = await quote(q, house, message.repliedToSid)
  return writeExtra(extra)
}

async function quote(q: Queries, house: number, sid: string): Promise<{ id: number | null; message: string | null }> {
  const quoted = await findBySid(q, house, sid)
  return quoted ? { id: quoted.id, message: previewOf(quoted.message) } : { id: null, message: null }
}
