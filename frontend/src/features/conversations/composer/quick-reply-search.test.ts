import { describe, expect, it } from 'vitest'
import { fillVariables } from './fill-variables.ts'
import { findSlash, replaceSlash, searchQuickReplies } from './quick-reply-search.ts'

const reply = (shortcut: string, title: string) => ({ shortcut, title, text: '' })

describe('a slash in the reply', () => {
  it('is none inside a word or an address', () => {
    expect(findSlash('et/ou', 5)).toBeNull()
    expect(findSlash('https://x', 8)).toBeNull()
  })

  it('opens at the beginning and after a space, up to the caret', () => {
    expect(findSlash('/par', 4)).toEqual({ query: 'par', from: 0, to: 4 })
    expect(findSlash('Bonjour /pé et la suite', 11)).toEqual({ query: 'pé', from: 8, to: 11 })
  })

  it('gives way to the reply, and the caret goes behind it', () => {
    expect(replaceSlash('Bonjour /par merci', { query: 'par', from: 8, to: 12 }, 'OK')).toEqual({
      text: 'Bonjour OK merci',
      caret: 10,
    })
  })
})

it('finds quick replies without accents, their shortcuts first', () => {
  const replies = [reply('taxi', 'Dépôt à la gare'), reply('depart', 'Heure du départ')]
  expect(searchQuickReplies(replies, 'dép').map(({ shortcut }) => shortcut)).toEqual(['depart', 'taxi'])
})

it('fills in names, and leaves other braces alone', () => {
  const names = { client: 'Camille', house: 'Le Phare', concierge: 'Marie' }
  expect(fillVariables('{client}, {house} {prix} {concierge}', names)).toBe('Camille, Le Phare {prix} Marie')
})
