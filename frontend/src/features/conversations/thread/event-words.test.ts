import { beforeAll, describe, expect, it } from 'vitest'
import { createFormat } from '@conciergerie/kit/lib/format/format.ts'
import { i18next } from '@conciergerie/kit/lib/i18n.ts'
import { speak } from '../../../testing/render-app.tsx'
import { describeEvent } from './event-words.ts'

beforeAll(() => speak('conversations'))

const format = createFormat({ locale: 'fr-FR', timeZone: 'Europe/Paris', now: () => new Date('2026-06-11T12:00:00Z') })
const say = (name: string, details: Record<string, string> = {}) =>
  describeEvent(i18next.getFixedT('fr', 'conversations'), { name, details }, format)

describe('the words of an event', () => {
  it('tell of one that this version does not know', () => {
    expect(say('teleported')).toBe('La conversation a été modifiée')
  })

  it('name colleagues by their first names', () => {
    expect(say('closed', { by: 'Marie Le Goff' })).toBe('Marie a clôturé la conversation')
    expect(say('assigned', { by: 'Marie Le Goff', to: 'Yann Kerbrat' })).toBe('Marie a confié la conversation à Yann')
  })

  it('do without a name for what nobody did', () => {
    expect(say('reopened')).toBe('Conversation rouverte')
    expect(say('opted_in')).toBe('Le client accepte de nouveau les messages')
  })

  it('say that a takeover dropped an answer', () => {
    const said = 'Marie a pris la main, la réponse de l’IA a été annulée'
    expect(say('taken_over', { by: 'Marie', interrupted: 'yes' })).toBe(said)
    expect(say('taken_over', { by: 'Marie', interrupted: 'no' })).toBe('Marie a pris la main')
  })

  it('tell taking a conversation from giving it, and from leaving it', () => {
    expect(say('assigned', { by: 'Yann', to: 'Yann' })).toBe('Yann s’occupe de la conversation')
    expect(say('assigned', { by: 'Yann' })).toBe('Yann a laissé la conversation à toute l’équipe')
  })

  it('give the end of a pause by the house’s clock', () => {
    const until = '2026-06-11T13:04:00Z'
    expect(say('ai_paused', { by: 'Marie', until })).toBe('Marie a mis l’IA en pause jusqu’à 15:04')
  })

  it('say which mode was chosen, or that the house’s is followed', () => {
    expect(say('ai_mode', { by: 'Marie', mode: 'off' })).toBe('Marie a coupé l’IA ici')
    expect(say('ai_mode', { by: 'Marie' })).toBe('Marie laisse l’IA suivre le réglage de la maison')
  })

  it('exist for every event that the server writes', () => {
    const names = [
      'opted_out',
      'taken_over',
      'released',
      'ai_mode',
      'ai_paused',
      'answer_dropped',
      'window_closed',
      'merged',
      'blocked',
    ]
    for (const name of names) expect(say(name)).not.toBe('La conversation a été modifiée')
  })
})
