import type { MessageStatus } from '@conciergerie/contract'

/** Twilio's words for a status, in ours; others (`receiving`, new ones) say nothing about a message that we sent. */
const ours: Record<string, MessageStatus> = {
  accepted: 'queued',
  scheduled: 'queued',
  queued: 'queued',
  sending: 'sending',
  sent: 'sent',
  partially_delivered: 'delivered',
  delivered: 'delivered',
  read: 'read',
  failed: 'failed',
  undelivered: 'undelivered',
  canceled: 'canceled',
}

const rungs: Record<MessageStatus, number> = {
  received: 9,
  pending: 0,
  unknown: 1,
  queued: 2,
  sending: 3,
  sent: 4,
  failed: 5,
  undelivered: 5,
  canceled: 5,
  delivered: 6,
  read: 7,
}

export function readTwilioStatus(status: string): MessageStatus | null {
  return ours[status] ?? null
}

/**
 * The status to show once another one is heard of. Twilio promises no order, so it only climbs; a failure beats `sent` and
 * loses against the proof that the message arrived.
 */
export function climb(known: MessageStatus, heard: MessageStatus): MessageStatus {
  return rungs[heard] > rungs[known] ? heard : known
}

export const isFailure = (status: MessageStatus): boolean =>
  status === 'failed' || status === 'undelivered' || status === 'canceled'

/** Statuses that give way to this one. */
export function statusesBelow(heard: MessageStatus): MessageStatus[] {
  return (Object.keys(rungs) as MessageStatus[]).filter((status) => climb(status, heard) !== status)
}
