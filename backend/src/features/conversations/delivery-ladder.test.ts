import { expect, it } from 'vitest'
import type { MessageStatus } from '@conciergerie/contract'
import { climb, readTwilioStatus, statusesBelow } from './delivery-ladder.ts'

const happy: MessageStatus[] = ['queued', 'sending', 'sent', 'delivered', 'read']

function* permutations<T>(items: readonly T[]): Generator<T[]> {
  if (items.length < 2) yield [...items]
  for (const [i, first] of items.entries())
    for (const rest of permutations(items.toSpliced(i, 1))) yield [first, ...rest]
}

it('ends at « read » whatever the order of seven statuses', () => {
  for (const order of permutations<MessageStatus>([...happy, 'failed', 'undelivered']))
    expect(order.reduce(climb, 'pending')).toBe('read')
})

it('shows a failure unless the message is known to have arrived', () => {
  expect(climb('sent', 'failed')).toBe('failed')
  expect(climb('failed', 'sent')).toBe('failed')
  expect(climb('failed', 'delivered')).toBe('delivered')
  expect(climb('delivered', 'undelivered')).toBe('delivered')
})

it('lets the database climb by the same rules', () => {
  for (const known of [...happy, 'failed', 'unknown'] as MessageStatus[])
    for (const heard of [...happy, 'failed'] as MessageStatus[])
      expect(statusesBelow(heard).includes(known)).toBe(climb(known, heard) !== known)
})

it('says nothing of statuses that are new', () => {
  expect(readTwilioStatus('teleported')).toBeNull()
  expect(readTwilioStatus('accepted')).toBe('queued')
})
