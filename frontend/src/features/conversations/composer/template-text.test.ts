import { expect, it } from 'vitest'
import { fillTemplate, guessValues, isComplete } from './template-text.ts'

const template = { body: 'Bonjour {{1}}, à {{ 2 }}.', variables: ['1', '2'] }

it('shows a blank that is still empty', () => {
  expect(fillTemplate(template, { 1: 'Camille', 2: '  ' })).toBe('Bonjour Camille, à {{ 2 }}.')
  expect(isComplete(template, { 1: 'Camille', 2: '  ' })).toBe(false)
})

it('fills every blank', () => {
  expect(fillTemplate(template, { 1: 'Camille', 2: 'demain' })).toBe('Bonjour Camille, à demain.')
  expect(isComplete(template, { 1: 'Camille', 2: 'demain' })).toBe(true)
})

it('guesses the name after a greeting, and nothing else', () => {
  expect(guessValues(template, 'Camille')).toEqual({ 1: 'Camille' })
  expect(guessValues({ ...template, body: 'Votre chambre {{1}} est prête.' }, 'Camille')).toEqual({})
  expect(guessValues(template, '')).toEqual({})
})
