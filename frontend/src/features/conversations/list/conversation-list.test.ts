import { describe, expect, it } from 'vitest'
import { aConversation } from '../testing/samples.ts'
import { appendPage, holdOrder, renewHead, replaceRow } from './conversation-list.ts'

const rows = (...ids: number[]) => ids.map((id) => aConversation({ id }))
const idsOf = ({ items }: { items: { id: number }[] }) => items.map(({ id }) => id)

describe('reading the head of the list again', () => {
  it('forgets what lies below when nothing joins the two parts', () => {
    const known = { items: rows(1, 2, 3, 4), nextCursor: 'after-4' }
    const next = renewHead(known, { items: rows(8, 9), nextCursor: 'after-9' })
    expect(idsOf(next)).toEqual([8, 9])
    expect(next.nextCursor).toBe('after-9')
  })

  it('keeps what was scrolled to, and its cursor', () => {
    const known = { items: rows(1, 2, 3, 4), nextCursor: 'after-4' }
    const next = renewHead(known, { items: rows(1, 2), nextCursor: 'after-2' })
    expect(idsOf(next)).toEqual([1, 2, 3, 4])
    expect(next.nextCursor).toBe('after-4')
  })

  it('shows a conversation that moved up once, and loses none that it pushed down', () => {
    const known = { items: rows(1, 2, 3, 4), nextCursor: 'after-4' }
    expect(idsOf(renewHead(known, { items: rows(4, 1), nextCursor: 'after-1' }))).toEqual([4, 1, 2, 3])
  })

  it('drops a conversation that left the head’s stretch', () => {
    const known = { items: rows(1, 2, 3, 4), nextCursor: 'after-4' }
    expect(idsOf(renewHead(known, { items: rows(1, 3), nextCursor: 'after-3' }))).toEqual([1, 3, 4])
  })

  it('takes a head without more as the whole list', () => {
    const known = { items: rows(1, 2, 3), nextCursor: 'after-3' }
    expect(idsOf(renewHead(known, { items: rows(1), nextCursor: null }))).toEqual([1])
  })
})

describe('going on in the list', () => {
  it('adds nothing twice', () => {
    const next = appendPage({ items: rows(1, 2), nextCursor: 'a' }, { items: rows(2, 3), nextCursor: null })
    expect(idsOf(next)).toEqual([1, 2, 3])
    expect(next.nextCursor).toBeNull()
  })

  it('leaves a list alone that does not show the conversation', () => {
    const list = { items: rows(1, 2), nextCursor: null }
    expect(replaceRow(list, aConversation({ id: 9 }))).toBe(list)
  })
})

describe('the order under a pointer', () => {
  it('stays, whatever comes up or moves', () => {
    expect(holdOrder(rows(9, 3, 1, 2), [1, 2, 3]).map(({ id }) => id)).toEqual([1, 2, 3])
  })

  it('lets what left go, and what was scrolled to come', () => {
    expect(holdOrder(rows(1, 3, 4), [1, 2, 3]).map(({ id }) => id)).toEqual([1, 3, 4])
  })
})
