import { describe, expect, it } from 'vitest'
import { findBlank, hasBlank } from './blanks.ts'

describe('a blank to fill in', () => {
  it.each(['Attendez…', 'Etc.… ou non', 'Rien à compléter.', ''])('is not seen in « %s »', (text) => {
    expect(hasBlank(text)).toBe(false)
  })

  it.each(['Pour … € par nuit', '… places', '(…)', 'De « … » à'])('is seen in « %s »', (text) => {
    expect(hasBlank(text)).toBe(true)
  })

  it('is pointed at', () => {
    expect(findBlank('Pour … €')).toBe(5)
  })
})
