import { describe, expect, it } from 'vitest'
import { BcryptQueue } from './bcrypt-queue.ts'

const queue = () => new BcryptQueue({ cost: 4 })

/** A login that stays in its turn until told to end. */
function holdTurns(target: BcryptQueue, count: number) {
  const gate = Promise.withResolvers<undefined>()
  let running = 0
  let most = 0
  const logins = Array.from({ length: count }, () =>
    target.login(async () => {
      most = Math.max(most, ++running)
      await gate.promise
      running--
    }),
  )
  return {
    logins,
    release: () => {
      gate.resolve(undefined)
    },
    most: () => most,
  }
}

describe('the bcrypt queue', () => {
  it('tells a login beyond the short queue to come back', async () => {
    const target = queue()
    const { logins, release } = holdTurns(target, 10)
    await expect(target.login(() => Promise.resolve())).rejects.toMatchObject({ code: 'rate_limited', retryAfter: 2 })
    release()
    await Promise.all(logins)
    await expect(target.login(() => Promise.resolve('in'))).resolves.toBe('in')
  })

  it('never runs more than two at once', async () => {
    const { logins, release, most } = holdTurns(queue(), 9)
    await Promise.resolve()
    release()
    await Promise.all(logins)
    expect(most()).toBe(2)
  })

  it('makes other hashing wait its turn instead of refusing it', async () => {
    const target = queue()
    const { logins, release } = holdTurns(target, 10)
    const hash = target.hash('un phare dans la brume')
    release()
    await Promise.all(logins)
    expect(await hash).toMatch(/^\$2b\$04\$/)
  })

  it('gives its turn on when a login fails', async () => {
    const target = queue()
    const failing = Array.from({ length: 5 }, () => target.login(() => Promise.reject(new Error('no'))))
    expect((await Promise.allSettled(failing)).map(({ status }) => status)).toEqual(Array(5).fill('rejected'))
    await expect(
      target.login((compare) => compare('a', '$2b$04$Q9pYv0c7mXrE2sT5wZ8uKeG1hJ4kN6bV3xC0aF9dL2yR5tU7iO8Pq')),
    ).resolves.toBe(false)
  })
})
