import { describe, expect, it } from 'vitest'
import { optInWord, optOutWord } from './opt-out.ts'

describe('optOutWord', () => {
  it.each([
    'annuler',
    'Annuler ma réservation',
    'cancel',
    'end',
    'quit',
    'stop svp',
    'STOP !',
    'non stop',
    'arrêtez',
    'oui',
    '',
    'stop\nmerci',
    'Où est l’arrêt de bus ?',
  ])('does not take %j for a refusal', (text) => {
    expect(optOutWord(text)).toBe(false)
  })

  it.each([
    'STOP',
    'stop',
    ' Stop \n',
    'ARRET',
    'ARRÊT',
    'arrêt',
    'arre\u0302t',
    'DESABONNER',
    'Désabonner',
    'unsubscribe',
    'STOPALL',
  ])('takes %j for one', (text) => {
    expect(optOutWord(text)).toBe(true)
  })
})

describe('optInWord', () => {
  it.each(['yes', 'oui', 'start now', 'reprendre la réservation', ''])('does not take %j for consent', (text) => {
    expect(optInWord(text)).toBe(false)
  })

  it.each(['START', 'start', 'Unstop', 'REPRENDRE', 'réabonner'])('takes %j for consent', (text) => {
    expect(optInWord(text)).toBe(true)
  })
})
