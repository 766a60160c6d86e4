import type { MessageStatus } from '@conciergerie/contract'

/** How far a message of ours has come, as its ticks say. */
export type Delivery = 'waiting' | 'sent' | 'delivered' | 'read' | 'unknown' | 'failed'

const deliveries: Record<MessageStatus, Delivery | null> = {
  received: null,
  pending: 'waiting',
  queued: 'waiting',
  sending: 'waiting',
  sent: 'sent',
  delivered: 'delivered',
  read: 'read',
  failed: 'failed',
  undelivered: 'failed',
  canceled: 'failed',
  unknown: 'unknown',
}

/** Null for what was not sent by us. */
export const deliveryOf = (status: MessageStatus): Delivery | null => deliveries[status]
