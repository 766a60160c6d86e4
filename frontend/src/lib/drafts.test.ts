import { describe, expect, it } from 'vitest'
import { forgetDrafts, keepDraft, readDraft } from './drafts.ts'

describe('drafts', () => {
  it('are kept apart, and forgotten when they are emptied', () => {
    keepDraft('3/conversation/1', 'Bonjour Camille')
    keepDraft('3/conversation/2', 'Bonsoir')
    keepDraft('3/conversation/2', '')
    expect(readDraft('3/conversation/1')).toBe('Bonjour Camille')
    expect(readDraft('3/conversation/2')).toBe('')
  })

  it('give way to newer ones past fifty', () => {
    for (let id = 0; id < 55; id++) keepDraft(`3/conversation/${id}`, `texte ${id}`)
    expect(readDraft('3/conversation/4')).toBe('')
    expect(readDraft('3/conversation/5')).toBe('texte 5')
    expect(readDraft('3/conversation/54')).toBe('texte 54')
  })

  it('leave with the person', () => {
    keepDraft('3/conversation/1', 'Bonjour')
    forgetDrafts()
    expect(localStorage).toHaveLength(0)
  })
})
