import { describe, expect, it } from 'vitest'
import { Outbox } from './outbox.ts'
import type { Outgoing } from './outbox.ts'

const letter: Outgoing = {
  key: 'k',
  conversationId: 12,
  body: { message: 'Bonjour' },
  text: 'Bonjour',
  media: [],
  at: '2026-06-11T12:00:00Z',
  afterId: 1,
  state: 'sending',
}

describe('the outbox', () => {
  it('offers again, under the same key, what a reload interrupted', () => {
    new Outbox(3).add(letter)
    expect(new Outbox(3).list()).toMatchObject([{ key: 'k', text: 'Bonjour', state: 'failed', remedy: 'retry' }])
  })

  it('keeps houses apart', () => {
    new Outbox(3).add(letter)
    expect(new Outbox(4).list()).toEqual([])
  })

  it('forgets what the server has taken', () => {
    const outbox = new Outbox(3)
    outbox.add(letter)
    outbox.remove('k')
    expect(outbox.list()).toEqual([])
    expect(new Outbox(3).list()).toEqual([])
  })

  it('keeps why a message did not leave, and has it once however often it is tried', () => {
    const outbox = new Outbox(3)
    outbox.add(letter)
    outbox.fail('k', 'La fenêtre est fermée.', 'template')
    expect(outbox.list()).toMatchObject([{ state: 'failed', reason: 'La fenêtre est fermée.', remedy: 'template' }])
    outbox.add(letter)
    expect(outbox.list()).toHaveLength(1)
  })
})
