import { expect, it } from 'vitest'
import { say } from '#src/text/phrase.ts'
import { loss, lossNames } from '../../media/losses.ts'
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

it.each(lossNames)('why a call came to nothing, %s, is said in both languages, stored or not', (name) => {
  const { text } = wordDoor('media_lost', loss(name, 1006))
  const [fr, en] = [say(text, 'fr'), say(text, 'en')]
  expect(en).not.toBe(fr)
  expect(en).not.toMatch(/[éèàôç]/)
  for (const words of [fr, en]) expect(words).not.toMatch(/undefined|null|[a-z]_[a-z]|@|\{\}/)
  expect(rewordDoor('media_lost', text.en)).toEqual(text)
})

it.each(['no_ack', 'no_audio', 'no_common_codec', 'session_expired'])(
  'why a SIP call was lost, %s, is said as in the log of its line',
  (name) => {
    const { text } = wordDoor('media_lost', `@${name}`)
    expect(text.fr).not.toMatch(/[@_“«]/)
    expect(rewordDoor('media_lost', text.en)).toEqual(text)
  },
)

it('what somebody else said stays in their words, quoted', () => {
  const { text } = wordDoor('not_accepted', '429 Rate limit reached (org)')
  expect(text).toEqual({
    fr: 'Appel perdu : OpenAI ne l’a pas pris (« 429 Rate limit reached (org) »)',
    en: 'Call lost: OpenAI did not take it (“429 Rate limit reached (org)”)',
  })
  expect(rewordDoor('not_accepted', text.en)).toEqual(text)
  // stored by an earlier version, which did not quote
  const earlier = 'Call lost: OpenAI did not take it (no answer)'
  expect(rewordDoor('not_accepted', earlier)?.fr).toBe('Appel perdu : OpenAI ne l’a pas pris (no answer)')
})

it('what wants somebody to look is not told as if all were well', () => {
  expect(wordDoor('wrong_road', 'Twilio')).toMatchObject({
    level: 'error',
    text: { en: expect.stringContaining('(Twilio)') as string },
  })
  expect(wordDoor('unsigned', null).level).toBe('warn')
  expect(wordDoor('caller_gone', null).level).toBe('info')
})
