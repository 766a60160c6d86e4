import { beforeEach, expect, it } from 'vitest'
import { NoticeWatch } from './notice-watch.ts'

const greeting = 'Hôtel des Embruns, bonjour. Je suis une intelligence artificielle, que puis-je pour vous ?'

let acts: string[]
let watch: NoticeWatch

beforeEach(() => {
  acts = []
  watch = new NoticeWatch({ heard: () => acts.push('heard'), again: () => acts.push('again') })
})

function say(itemId: string, text: string): void {
  watch.item(itemId)
  watch.text(itemId, text, true)
}

it('is not heard while nothing was said', () => {
  watch.quiet()
  expect(acts).toEqual([])
})

it('is heard with the whole greeting, once', () => {
  say('a', greeting)
  watch.quiet()
  watch.quiet()
  expect(acts).toEqual(['heard'])
})

it('is heard by who interrupts after it, not by who interrupts before', () => {
  say('a', greeting)
  watch.cut('a', 900, 1_000)
  expect(acts).toEqual(['heard'])
})

it('is wanted again when it was talked over, were an answer already waiting behind it', () => {
  say('a', greeting)
  say('b', 'Très bien.')
  watch.cut('a', 100, 1_000)
  watch.cut('b', 0, 500)
  expect(acts).toEqual(['again'])
})

it('is wanted again when the model gave the greeting up', () => {
  say('a', 'Hôtel')
  watch.stopped()
  watch.quiet()
  expect(acts).toEqual(['again'])
})

it('is heard the second time by its own words alone, whatever else is said meanwhile', () => {
  say('a', greeting)
  watch.cut('a', 100, 1_000)
  say('b', 'Oui, nous avons un parking.')
  watch.quiet()
  expect(acts).toEqual(['again'])
  say('c', 'Je suis une intelligence artificielle.')
  watch.quiet()
  expect(acts).toEqual(['again', 'heard'])
})

it('is not said a third time', () => {
  say('a', greeting)
  watch.cut('a', 100, 1_000)
  say('b', 'Je suis une intelligence artificielle.')
  watch.cut('b', 10, 1_000)
  watch.quiet()
  expect(acts).toEqual(['again'])
})
