import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { splitMessage } from './split-message.ts'

const dense = (text: string) => text.replaceAll(/\s+/gu, '')
/** What guests and models write: words, sentences, emoji made of several characters, addresses, spaces that must not break. */
const piece = fc.constantFrom(
  'Bonjour',
  'été.',
  'Oui !',
  '👩‍👩‍👧',
  '🇫🇷',
  'e\u0301',
  '\n\n',
  ' ',
  '\u202f!',
  'https://exemple.fr/a?b=c',
  'x'.repeat(30),
  '…',
  '\u00a0: ',
)
const message = fc.array(piece, { maxLength: 120 }).map((pieces) => pieces.join(' '))

describe('splitMessage', () => {
  it('sends nothing of an empty text, and a short one whole', () => {
    expect(splitMessage(' \n ')).toEqual([])
    expect(splitMessage('  Bonjour !\n\nÀ demain. ')).toEqual(['Bonjour !\n\nÀ demain.'])
    expect(splitMessage('a'.repeat(1500))).toEqual(['a'.repeat(1500)])
  })

  it('cuts where a sentence ends rather than at the limit', () => {
    expect(splitMessage('Le spa ouvre à dix heures. Il ferme à vingt heures.', { limit: 40 })).toEqual([
      'Le spa ouvre à dix heures.',
      'Il ferme à vingt heures.',
    ])
  })

  it('prefers the end of a paragraph', () => {
    expect(splitMessage('Le spa ouvre à dix heures.\n\nOui. Il ferme tard.', { limit: 34 })).toEqual([
      'Le spa ouvre à dix heures.',
      'Oui. Il ferme tard.',
    ])
  })

  it('cuts between words when no sentence ends far enough in', () => {
    expect(splitMessage('Oui. une phrase qui ne finit pas avant la limite', { limit: 30 })).toEqual([
      'Oui. une phrase qui ne finit',
      'pas avant la limite',
    ])
  })

  it('does not begin a part with the sign that a no-break space holds to its word', () => {
    expect(splitMessage('Vous êtes vraiment les bienvenus\u202f!', { limit: 32 })).toEqual([
      'Vous êtes vraiment les',
      'bienvenus\u202f!',
    ])
  })

  it('cuts before an address, not inside it', () => {
    expect(splitMessage(`请看https://exemple.fr/${'a'.repeat(20)}`, { limit: 30 })).toEqual([
      '请看',
      `https://exemple.fr/${'a'.repeat(11)}`,
      'a'.repeat(9),
    ])
    expect(splitMessage('Le plan est ici : https://exemple.fr/plan-du-site', { limit: 35 })).toEqual([
      'Le plan est ici :',
      'https://exemple.fr/plan-du-site',
    ])
  })

  it('never cuts an emoji, even one made of several', () => {
    const family = '👩‍👩‍👧'
    expect(splitMessage(family.repeat(5), { limit: 20 })).toEqual([family.repeat(2), family.repeat(2), family])
  })

  it('ends with an ellipsis what does not fit in three messages', () => {
    const parts = splitMessage('Une phrase. '.repeat(1000))
    expect(parts).toHaveLength(3)
    expect(parts[2]).toMatch(/Une phrase\. …$/)
    expect(Math.max(...parts.map((part) => part.length))).toBeLessThanOrEqual(1500)
  })

  it('takes ten thousand emoji', () => {
    const parts = splitMessage('🎉'.repeat(10_000))
    expect(parts.map((part) => part.isWellFormed())).toEqual([true, true, true])
  })

  it('neither loses, doubles nor adds anything, white space at the cuts apart', () => {
    fc.assert(
      fc.property(message, fc.integer({ min: 40, max: 200 }), (text, limit) => {
        const parts = splitMessage(text, { limit, most: 1000 })
        expect(dense(parts.join(''))).toBe(dense(text))
        expect(
          parts.every((part) => part.length <= limit && part === part.trim() && part !== '' && part.isWellFormed()),
        ).toBe(true)
      }),
    )
  })

  it('keeps within the limits whatever it is given', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        const parts = splitMessage(text.toWellFormed(), { limit: 40, most: 3 })
        expect(parts.length).toBeLessThanOrEqual(3)
        expect(parts.every((part) => part.length <= 40 && part.isWellFormed())).toBe(true)
      }),
    )
  })
})
