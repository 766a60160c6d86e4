import { expect, it } from 'vitest'
import { say } from '#src/text/phrase.ts'
import { doorKinds, rewordDoor, wordDoor } from './door-words.ts'

it.each(doorKinds)('what a door tells, %s, is said in both languages', (kind) => {
  const { text } = wordDoor(kind, null)
  const [fr, en] = [say(text, 'fr'), say(text, 'en')]
  expect(en).not.toBe(fr)
  expect(en).not.toMatch(/[éèàôç]/)
  for (const words of [fr, en]) expect(words).not.toMatch(/undefined|null|[a-z]_[a-z]/)
})

it('what was stored is shown in the language of its reader, with what stood beside it', () => {
  const stored = wordDoor('unknown_number', '+33…99').text
  expect(rewordDoor('unknown_number', stored.en)).toEqual(stored)
  for (const kind of ['nothing_of_ours', 'constructor', 'busy']) expect(rewordDoor(kind, stored.en)).toBeNull()
})

it('what wants somebody to look is not told as if all were well', () => {
  expect(wordDoor('wrong_road', 'Twilio')).toMatchObject({
    level: 'error',
    text: { en: expect.stringContaining('(Twilio)') as string },
  })
  expect(wordDoor('unsigned', null).level).toBe('warn')
  expect(wordDoor('caller_gone', null).level).toBe('info')
})
