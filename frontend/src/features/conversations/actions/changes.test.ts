import { describe, expect, it } from 'vitest'
import { aConversation, minutesAway } from '../testing/samples.ts'
import * as changes from './changes.ts'

const answer = { text: 'Oui', at: minutesAway(0), pauseMinutes: 30, close: false }

describe('what an action shows at once', () => {
  it('does not shorten a pause that was longer', () => {
    const paused = aConversation({ ai: { ...aConversation().ai, pausedUntil: minutesAway(600) } })
    expect(changes.answerWith(answer)(paused).ai.pausedUntil).toBe(paused.ai.pausedUntil)
  })

  it('lets nobody wait once it was answered, and keeps the AI quiet', () => {
    const answered = changes.answerWith(answer)(aConversation({ unread: 2, draft: 'Ou' }))
    expect(answered).toMatchObject({ waitingSince: null, unread: 0, draft: null, status: 'open' })
    expect(Date.parse(answered.ai.pausedUntil ?? '')).toBeGreaterThan(Date.now())
  })

  it('closes with the answer when that was asked', () => {
    expect(changes.answerWith({ ...answer, close: true })(aConversation()).status).toBe('closed')
  })

  it('follows the house’s mode when the conversation has none', () => {
    expect(changes.setMode(null, 'suggest')(aConversation()).ai).toMatchObject({ mode: null, effective: 'suggest' })
  })

  it('gives the conversation to whoever takes over', () => {
    const taken = changes.takeOver(30, { id: 7, name: 'Marie' })(aConversation())
    expect(taken.assignee).toEqual({ id: 7, name: 'Marie' })
    expect(taken.ai.working).toBe(false)
  })
})
