import { DateTime } from 'luxon'
import { describe, expect, it } from 'vitest'
import type { Inventory } from '#src/features/inventory/inventory.ts'
import { readGoal } from './intent.ts'
import { readSlots } from './read-slots.ts'
import { noSlots } from './state.ts'

const now = DateTime.fromISO('2026-11-28T11:00', { zone: 'Europe/Paris' })
const inventory: Inventory = {
  conciergerieId: 1,
  version: 1,
  unitTypes: [],
  units: [],
  combos: [],
  services: [],
  rules: [],
}
const goalOf = (text: string) => readGoal(text, readSlots(text, { now, inventory, ask: null, known: noSlots }))

describe('what a first message wants', () => {
  it('is no booking when it asks how the house works', () => {
    const questions = [
      'Avez-vous un parking ?',
      'Avez-vous quelque chose contre les chiens ?',
      'Il y a quelque chose à voir du 10 au 17 avril ?',
      'À quelle heure peut-on arriver du 10 au 17 avril ?',
    ]
    expect(questions.filter((text) => goalOf(text) !== null)).toEqual([])
  })

  it('is a place without a name, once it says from when to when and for how many', () => {
    const wishes = [
      'Bonjour, avez-vous quelque chose pour 4 personnes du 10 au 17 avril ?',
      'Nous cherchons une maison du 10 au 17 avril pour 6 personnes',
      'Il vous reste de la place du 10 au 17 avril pour 2 personnes ?',
      'Do you have anything for 4 people from 10 to 17 April?',
    ]
    expect(wishes.filter((text) => goalOf(text) !== 'book')).toEqual([])
  })
})
