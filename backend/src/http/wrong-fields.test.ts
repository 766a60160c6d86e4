import { expect, it } from 'vitest'
import { z } from 'zod'
import { wrongFields } from './wrong-fields.ts'

const form = z.strictObject({ seats: z.int().min(1).max(200), price: z.number().min(0.5), name: z.string().min(2) })

function told(value: unknown, language: 'fr' | 'en'): Record<string, string> {
  const { error } = form.safeParse(value, { reportInput: true })
  return Object.fromEntries(
    Object.entries(wrongFields(error as z.ZodError)).map(([field, { [language]: words }]) => [field, words]),
  )
}

it('what is wrong with a number is said as one would say it', () => {
  expect(told({ seats: 500, price: 0.1, name: 'ab' }, 'fr')).toEqual({ seats: '200 au plus.', price: '0,5 au moins.' })
  expect(told({ seats: 0, price: 1, name: 'ab' }, 'en')).toEqual({ seats: '1 or more.' })
})

it('a number that was emptied is one to fill in', () => {
  expect(told({ seats: null, price: 1, name: 'ab' }, 'fr')).toEqual({ seats: 'À remplir.' })
})

it('a field that nobody knows is named', () => {
  expect(told({ seats: 1, price: 1, name: 'ab', other: 1 }, 'fr')).toEqual({ other: 'Champ inconnu.' })
})
