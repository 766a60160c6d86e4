import { createHash, randomBytes } from 'node:crypto'
import type { OutgoingMessage, SentMessage } from '#src/providers/messaging/messaging.ts'
import type { Channel } from '#src/features/conciergeries/house.ts'
import { readExtra } from './message-extra.ts'
import type { MessageRow } from './messages.store.ts'

/** Twilio's clock and ours may differ by this much. */
const skewMs = 60_000

/** An address for one file and one hour that nobody can guess; only its hash is kept. */
export function makeShareToken(): { token: string; tokenHash: string } {
  const token = randomBytes(32).toString('base64url')
  return { token, tokenHash: hashShareToken(token) }
}

export const hashShareToken = (token: string): string => createHash('sha256').update(token).digest('hex')

export interface ParcelParts {
  channel: Channel
  ourAddress: string | null
  to: string
  mediaUrl: string | null
  statusUrl: string
}

/** A stored message as the provider is to send it. */
export function describeParcel(
  message: MessageRow,
  { channel, ourAddress, to, mediaUrl, statusUrl }: ParcelParts,
): OutgoingMessage {
  const { template } = readExtra(message.extra)
  return {
    sender: { number: senderNumber(channel, ourAddress), messagingServiceSid: channel.messagingServiceSid },
    to,
    content: template
      ? { kind: 'template', contentSid: template.contentSid, variables: template.variables }
      : { kind: 'free', text: message.message, mediaUrl },
    statusUrl,
  }
}

/** With a pool, the number that the client wrote to; else the house's own, which may have changed since. */
function senderNumber(channel: Channel, ourAddress: string | null): string | null {
  return channel.messagingServiceSid === null ? channel.number : ourAddress
}

/**
 * Which message that the provider has is the one whose sending got no answer.
 * @param taken SIDs of messages that are known already
 */
export function findParcel(
  message: MessageRow,
  hasMedia: boolean,
  sent: readonly SentMessage[],
  taken: ReadonlySet<string>,
): SentMessage | null {
  const since = Date.parse(message.sent_at ?? message.created_at) - skewMs
  const free = sent.filter(
    ({ sid, at, status }) =>
      !taken.has(sid) && at.getTime() >= since && !/^(failed|undelivered|canceled)$/.test(status),
  )
  const candidates = free.filter((candidate) => candidate.hasMedia === hasMedia)
  const same = candidates.filter(({ text }) => flatten(text) === flatten(message.message))
  if (same.length > 0) return same.at(-1) ?? null
  // a template may be worded by WhatsApp a little differently from our rendering
  return message.kind === 'template' && candidates.length === 1 ? (candidates[0] ?? null) : null
}

const flatten = (text: string) => text.replace(/\s+/g, ' ').trim()
