import { expect, it } from 'vitest'
import { cutText } from './cut-text.ts'

it('a short text is left as it is', () => {
  expect(cutText('Été', 3)).toBe('Été')
})

it('a character of two units is kept whole or left out', () => {
  expect(cutText('a🎉b', 2)).toBe('a')
  expect(cutText('a🎉b', 3)).toBe('a🎉')
  expect(cutText('🎉🎉', 3).isWellFormed()).toBe(true)
})
