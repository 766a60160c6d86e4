import { globSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { languageOf, say } from './phrase.ts'
import type { Phrase } from './phrase.ts'

const sources = path.resolve(import.meta.dirname, '..')

describe('words for the people of a house', () => {
  it.each([
    ['fr', 'fr'],
    ['en', 'en'],
    ['en-GB', 'en'],
    ['de', 'fr'],
  ])('are read in %s as %s', (locale, language) => {
    expect(languageOf(locale)).toBe(language)
  })

  it('have the spaces of French in French only', () => {
    const phrase = { fr: 'Refusé : « non » !', en: 'Refused: “no”!' }
    expect(say(phrase, 'fr')).toBe('Refusé\u00a0: «\u00a0non\u00a0»\u202f!')
    expect(say(phrase, 'en')).toBe(phrase.en)
  })
})

/** A phrase that speaks of something is made with an example of it. */
type Words = Record<string, Phrase | ((about: string) => Phrase)>

describe.each(globSync('**/locales/error-words.ts', { cwd: sources }))('%s', (file) => {
  it('says everything in both languages, and English in English', async () => {
    const { words } = (await import(path.join(sources, file))) as { words: Words }
    for (const [name, made] of Object.entries(words)) {
      const phrase = typeof made === 'function' ? made('this.') : made
      expect([name, phrase.fr, phrase.en]).toEqual([name, expect.stringMatching(/\w/), expect.stringMatching(/\w/)])
      expect([name, phrase.en]).not.toEqual([name, expect.stringMatching(/[àâçéèêëîïôùûü«»]/i)])
    }
  })
})
