import { expect, it } from 'vitest'
import { splitLinks, splitMentions } from './links.ts'

it('makes no link of anything but http', () => {
  const hostile = 'javascript:alert(1) data:text/html,x <img src=x onerror=alert(1)>'
  expect(splitLinks(hostile)).toEqual([{ text: hostile, isLink: false }])
})

it('leaves the punctuation of the sentence out', () => {
  expect(splitLinks('Voir https://a.example/x?y=1. Merci')).toEqual([
    { text: 'Voir ', isLink: false },
    { text: 'https://a.example/x?y=1', isLink: true },
    { text: '. Merci', isLink: false },
  ])
})

it('knows who is called in a note, and takes no address for a call', () => {
  const called = (text: string) => splitMentions(text).flatMap((part) => (part.isMention ? [part.text] : []))
  expect(called('@Yann, tu vois avec @Marie-Anne ?')).toEqual(['@Yann', '@Marie-Anne'])
  expect(called('camille@example.com')).toEqual([])
})
