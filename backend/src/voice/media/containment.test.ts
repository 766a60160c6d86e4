import { describe, expect, it } from 'vitest'
import { blame, kept, within } from './containment.ts'

class Somebody {
  readonly errors: unknown[] = []

  fail(error: unknown): void {
    this.errors.push(error)
  }
}

describe('an error', () => {
  it('is nobody’s outside of everything', () => {
    expect(blame(new Error('a'))).toBe(false)
  })

  it('is theirs for whom the work is done, and goes no further', () => {
    const [one, other] = [new Somebody(), new Somebody()]
    const error = new Error('a')
    within(one, () => {
      within(other, () => {
        throw error
      })
    })
    expect([one.errors, other.errors]).toEqual([[], [error]])
  })

  it('is theirs in what they had begun, later', async () => {
    const one = new Somebody()
    const { promise, resolve } = Promise.withResolvers<boolean>()
    within(one, () => {
      setTimeout(() => {
        resolve(blame('late'))
      })
    })
    expect(await promise).toBe(true)
    expect(one.errors).toEqual(['late'])
  })

  it('is theirs in what others call for them, and not that of who calls', () => {
    const [one, caller] = [new Somebody(), new Somebody()]
    const listeners: ((word: string) => void)[] = []
    within(one, () => {
      listeners.push(
        kept((word) => {
          throw new Error(word)
        }),
      )
    })
    within(caller, () => {
      for (const listener of listeners) listener('no')
    })
    expect([one.errors, caller.errors]).toEqual([[new Error('no')], []])
  })
})
