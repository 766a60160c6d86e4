import { describe, expect, it } from 'vitest'
import { asLanguage, languages, nameLanguage, wordingIn } from './index.ts'

describe.each(languages)('in %s', (language) => {
  const words = wordingIn(language)

  it('the first words say that an AI speaks and that a person can be had', () => {
    expect(words.disclosure('Les Quais')).toMatch(/\((?:AI|IA|KI)\)/)
    expect(words.disclosure('Les Quais')).toContain('Les Quais')
  })

  it('every opening of the week can be said', () => {
    const said = [0, 1, 2, 3, 4, 5, 6, 7].map((daysAhead) =>
      words.when({ daysAhead, weekday: ((daysAhead + 2) % 7) + 1, time: '08:30' }),
    )
    expect(new Set(said).size).toBe(8)
    for (const sentence of said) expect(words.closedUntil(sentence)).toContain('30')
  })

  it('a FAQ in another language is announced as such', () => {
    const other = language === 'fr' ? 'en' : 'fr'
    expect(words.found(nameLanguage(other, language))).toContain(nameLanguage(other, language))
  })
})

it('a code or a locale names a language of ours, or none', () => {
  expect(['pt-BR', ' FR ', 'ja', '', null].map(asLanguage)).toEqual(['pt', 'fr', null, null, null])
})
