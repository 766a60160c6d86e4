import { describe, expect, it } from 'vitest'
import type { Turn } from '#src/features/conversations/reply-author.ts'
import { isElliptical, readBurst, splitQuestions, whatIsAsked } from './burst.ts'

const turn = (from: Turn['from'], text: string): Turn => ({ from, text, at: '2026-11-02T08:00:00.000Z' })

describe('the burst to answer', () => {
  it('is the client’s last run, what the house wrote since left out', () => {
    const turns = [
      turn('client', 'Bonjour'),
      turn('house', 'Bonjour !'),
      turn('client', 'un parking'),
      turn('client', ' '),
      turn('client', 'et un spa'),
      turn('house', 'Note'),
    ]
    expect(readBurst(turns)).toMatchObject({
      messages: ['un parking', 'et un spa'],
      text: 'un parking\net un spa',
      history: [{ text: 'Bonjour' }, { text: 'Bonjour !' }],
    })
  })

  it('is empty when the client wrote nothing', () => {
    expect(readBurst([turn('house', 'Bonjour')])).toMatchObject({ messages: [], text: '' })
    expect(readBurst([])).toMatchObject({ messages: [], history: [] })
  })
})

describe('its questions', () => {
  const questionsOf = (...texts: string[]) =>
    splitQuestions(readBurst(texts.map((text) => turn('client', text)))).map(
      ({ text, sure }) => `${sure ? '!' : '?'} ${text}`,
    )

  it('are those marked; what surrounds them is lesser, small talk is none', () => {
    expect(questionsOf('Bonjour', 'nous sommes quatre', 'Un parking ? Et un spa ?')).toEqual([
      '? nous sommes quatre',
      '! Un parking ?',
      '! Et un spa ?',
    ])
    expect(questionsOf('Bonjour !', 'le parking svp')).toEqual(['! le parking svp'])
    expect(questionsOf('Bonjour')).toEqual([])
  })

  it('keep a price in one piece', () => {
    expect(questionsOf('Le menu à 24.50 euros est servi le soir ?')).toEqual([
      '! Le menu à 24.50 euros est servi le soir ?',
    ])
  })

  it('are filed without what surrounds them', () => {
    expect(whatIsAsked(readBurst([turn('client', 'Bonjour, nous arrivons demain. Avez-vous un spa ?')]))).toBe(
      'Avez-vous un spa ?',
    )
  })
})

it.each([
  ['et le dimanche ?', true],
  ['c’est combien ?', true],
  ['and is it free?', true],
  ['À quelle heure ouvre la piscine chauffée ?', false],
])('%s leans on what was said before: %s', (text, leans) => {
  expect(isElliptical(text)).toBe(leans)
})
