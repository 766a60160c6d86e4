import { beforeAll, describe, expect, it } from 'vitest'
import { createFormat } from '@conciergerie/kit/lib/format/format.ts'
import { i18next } from '@conciergerie/kit/lib/i18n.ts'
import { speak } from '../../../testing/render-app.tsx'
import { describeTool } from './tool-words.ts'

beforeAll(() => speak('conversations'))

const format = createFormat({ locale: 'fr-FR', timeZone: 'Europe/Paris', now: () => new Date('2026-06-11T12:00:00Z') })
const say = (name: string, details: Record<string, string> = {}) => {
  const { done, about, result } = describeTool(i18next.getFixedT('fr', 'conversations'), { name, details }, format)
  return [done, about, result].filter(Boolean).join(' | ')
}
const stay = { kind: 'stay', what: 'Suite', from: '2026-06-15', to: '2026-06-20', people: '2' }

describe('the words of what a tool did', () => {
  it('never show the name of a tool that this version does not know', () => {
    expect(say('tool_teleport')).not.toContain('tool')
  })

  it('say what was looked for and what was found', () => {
    expect(say('tool_availability', { ...stay, status: 'available' })).toBe(
      'Disponibilité vérifiée | Suite · 15 juin → 20 juin · 2 pers. | libre',
    )
    expect(say('tool_availability', { ...stay, status: 'min_stay' })).toMatch(/impossible$/)
    expect(say('tool_refused', { reason: 'full' })).toBe('Demande refusée | complet')
  })

  it('say when a table is, and under which code', () => {
    const table = { code: 'KR-4827', kind: 'table', what: 'Salle', from: '2026-06-15', time: '20:00', people: '4' }
    expect(say('tool_booked', { ...table, status: 'confirmed' })).toBe(
      'Réservation faite | KR-4827 · Salle · 15 juin, 20:00 · 4 pers. | confirmée',
    )
  })
})
