import { describe, expect, it } from 'vitest'
import { aMessage } from './testing/samples.ts'
import { prependPage, putMessage, renewTail } from './message-pages.ts'

const messages = (...ids: number[]) => ids.map((id) => aMessage({ id }))
const idsOf = ({ items }: { items: { id: number }[] }) => items.map(({ id }) => id)

describe('reading the end of a thread again', () => {
  it('forgets the older part when the two no longer meet', () => {
    const next = renewTail({ items: messages(1, 2, 3), nextCursor: 'a' }, { items: messages(8, 9), nextCursor: 'b' })
    expect(idsOf(next)).toEqual([8, 9])
    expect(next.nextCursor).toBe('b')
  })

  it('keeps what was scrolled to above it', () => {
    const next = renewTail({ items: messages(1, 2, 3), nextCursor: 'a' }, { items: messages(3, 4), nextCursor: 'b' })
    expect(idsOf(next)).toEqual([1, 2, 3, 4])
    expect(next.nextCursor).toBe('a')
  })
})

it('puts older messages before, none twice', () => {
  const next = prependPage({ items: messages(3, 4), nextCursor: 'b' }, { items: messages(1, 2, 3), nextCursor: null })
  expect(idsOf(next)).toEqual([1, 2, 3, 4])
})

it('replaces a message that changed, and adds one that is new', () => {
  const known = { items: messages(1, 2), nextCursor: null }
  const changed = putMessage(known, aMessage({ id: 2, message: 'autre' }))
  expect(changed.items.map(({ message }) => message)).toEqual(['Et la table ?', 'autre'])
  expect(idsOf(putMessage(known, aMessage({ id: 3 })))).toEqual([1, 2, 3])
})
