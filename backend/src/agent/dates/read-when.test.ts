import { describe, expect, it } from 'vitest'
import { readWhen } from './read-when.ts'
import type { When } from './when.ts'

/** What was understood, on one line: days, times and lengths; nothing when the text says no date that is sure. */
function told({ stay, day, time, window, nights }: When): string {
  const when = stay
    ? `${stay.from} → ${stay.to}`
    : [day, nights !== null && `${nights} nuits`].filter(Boolean).join(' ')
  const clock = time ? `${time.at}${time.sure ? '' : ' ?'}` : window ? `${window.from}-${window.to}` : ''
  return [when, clock].filter(Boolean).join(' ')
}

describe('on Wednesday 5 March 2025', () => {
  const read = (text: string) => readWhen(text, '2025-03-05')

  it.each([
    ['ce week-end'],
    ['la semaine prochaine'],
    ['fin mars'],
    ['mi-avril'],
    ['le mois prochain'],
    ['dans la semaine'],
    ['avant le 12'],
    ['à Noël'],
    ['le deuxième week-end de septembre'],
    ['au 12 rue des Lilas'],
    ['une chambre pour deux'],
    ['dans 2 heures'],
    ['pour mars'],
    ['plus tard'],
  ])('gives no date for « %s »', (text) => {
    expect(told(read(text))).toBe('')
  })

  it.each([
    ['31 février', 'impossible'],
    ['le 31/04', 'impossible'],
    ['le 29 février 2026', 'impossible'],
    ['vendredi 15 mars', 'conflict'],
    ['du vendredi 15 au dimanche 16', 'conflict'],
    ['le 14 ou le 15', 'several'],
    ['du 20 mars au 15 mars 2025', 'order'],
  ])('says what is wrong with « %s »', (text, problem) => {
    expect(read(text)).toMatchObject({ problem, day: null, stay: null })
  })

  it.each([
    // wrong without a sign elsewhere
    ['après-demain', '2025-03-07'],
    ['demain midi', '2025-03-06 12:00'],
    ['lundi en huit', '2025-03-17'],
    ['lundi en quinze', '2025-03-24'],
    ['du vendredi 14 au dimanche 16', '2025-03-14 → 2025-03-16'],
    ['le 3 à 20h', '2025-04-03 20:00'],
    ['huit heures du soir', '20:00'],
    ['à 8 heures et quart', '08:15 ?'],
    // nothing elsewhere
    ['midi et demi', '12:30'],
    ['le 15', '2025-03-15'],
    // right
    ['du 15 au 20 mars', '2025-03-15 → 2025-03-20'],
    ['ce soir à 20h', '2025-03-05 20:00'],
    ['dans 15 jours', '2025-03-20'],
    ['vendredi 20h30', '2025-03-07 20:30'],
    ['le 1er mai à 19h', '2025-05-01 19:00'],
    ['demain soir vers 8h', '2025-03-06 20:00'],
    // what clients of houses write
    ['Bonjour, une chambre pour deux du 15 au 20 mars ?', '2025-03-15 → 2025-03-20'],
    ['2 nuits à partir de demain', '2025-03-06 → 2025-03-08'],
    ['arrivée le 15 mars, départ le 20', '2025-03-15 → 2025-03-20'],
    ['du 30 au 2 avril', '2025-03-30 → 2025-04-02'],
    ['du 28 décembre au 3 janvier', '2025-12-28 → 2026-01-03'],
    ['samedi prochain', '2025-03-08'],
    ['ce mercredi', '2025-03-05'],
    ['mercredi prochain', '2025-03-12'],
    ['lundi de la semaine prochaine', '2025-03-10'],
    ['dans huit jours', '2025-03-12'],
    ['15/03', '2025-03-15'],
    ['15/03/2027', '2025-03-15'.replace('2025', '2027')],
    ['2027-03-15', '2027-03-15'],
    ['le 4 mars', '2026-03-04'],
    ['une table pour 4 le 12 à 19 h 30', '2025-03-12 19:30'],
    ['huit heures moins le quart demain soir', '2025-03-06 19:45'],
    ['demain soir', '2025-03-06 18:00-24:00'],
    ['entre 19h et 20h demain', '2025-03-06 19:00-20:00'],
    ['samedi pour 3 nuits', '2025-03-08 → 2025-03-11'],
    ['2 nights from March 10th', '2025-03-10 → 2025-03-12'],
    ['table for two tonight at 8', '2025-03-05 20:00'],
    ['from 15 to 20 March', '2025-03-15 → 2025-03-20'],
    ['next Friday at half past seven pm', '2025-03-07 19:30'],
  ])('reads « %s » as %s', (text, wanted) => {
    expect(told(read(text))).toBe(wanted)
  })
})

describe('on Tuesday 12 February 2013', () => {
  const read = (text: string) => readWhen(text, '2013-02-12')

  it.each([
    ['avant-hier', '2013-02-10'],
    ['lundi en quinze', '2013-03-04'],
    ['le 16 plutôt vers 18h', '2013-02-16 18:00'],
    // 15 July 2013 is a Monday: the wrong night is not guessed
    ['du 13 au dimanche 15 juillet', ''],
    ['du 13 au 15 juillet', '2013-07-13 → 2013-07-15'],
  ])('reads « %s » as « %s »', (text, wanted) => {
    expect(told(read(text))).toBe(wanted)
  })
})

it('counts nights as nights over the two nights when the clocks change', () => {
  expect(readWhen('2 nuits à partir du 28 mars', '2026-03-20').stay).toEqual({ from: '2026-03-28', to: '2026-03-30' })
  expect(readWhen('du 24 au 26 octobre', '2026-10-01').stay).toEqual({ from: '2026-10-24', to: '2026-10-26' })
})

it('takes « le 31 » for the next month that has one, and the end of a year for the next year', () => {
  expect(readWhen('le 31', '2026-02-10').day).toBe('2026-03-31')
  expect(readWhen('demain', '2026-12-31').day).toBe('2027-01-01')
})

it('reads a lone number only as the answer to what was asked', () => {
  expect(readWhen('8', '2025-03-05').time).toBeNull()
  expect(readWhen('8', '2025-03-05', 'time').time).toEqual({ at: '08:00', sure: false })
  expect(readWhen('20', '2025-03-05', 'day').day).toBe('2025-03-20')
  expect(readWhen('pour 4 personnes', '2025-03-05', 'day').day).toBeNull()
})
