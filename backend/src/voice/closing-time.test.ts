import { beforeEach, describe, expect, it } from 'vitest'
import { PaperTimers } from '../../test/support/paper-media.ts'
import { silentLogger } from '../../test/support/databases.ts'
import { ClosingTime, farewellMs } from './closing-time.ts'

const drainMs = 60_000

describe('calls in progress when the program stops', () => {
  let timers: PaperTimers
  let told: string[]
  let callIds: number[]
  let idle: PromiseWithResolvers<undefined>
  let hurry: AbortController
  let over: boolean

  beforeEach(() => {
    timers = new PaperTimers()
    told = []
    callIds = [1]
    idle = Promise.withResolvers()
    hurry = new AbortController()
    over = false
  })

  function begin() {
    const switchboard = {
      get callIds() {
        return callIds
      },
      closeDown: (when: string) => told.push(when),
      idle: () => idle.promise,
    }
    const closing = new ClosingTime({
      reception: { close: () => told.push('closed') },
      switchboard,
      ...{ drainMs, timers, logger: silentLogger },
    })
    return closing.begin(hurry.signal).then(() => {
      over = true
    })
  }

  it('are waited for by nobody where there are none', async () => {
    callIds = []
    await begin()
    expect(told).toEqual(['closed'])
  })

  it('end by themselves: nobody is told anything', async () => {
    const ending = begin()
    expect([told, over]).toEqual([['closed'], false])
    idle.resolve(undefined)
    await ending
    timers.pass(drainMs)
    expect(told).toEqual(['closed'])
  })

  it('are told when their time is over, and waited for until that was heard', async () => {
    const ending = begin()
    timers.pass(drainMs)
    await expect.poll(() => told).toEqual(['closed', 'after_playout'])
    expect(over).toBe(false)
    idle.resolve(undefined)
    await ending
  })

  it('that outlast the farewell too are waited for no more', async () => {
    const ending = begin()
    timers.pass(drainMs)
    await expect.poll(() => told).toHaveLength(2)
    timers.pass(farewellMs)
    await ending
  })

  it('are not waited for by somebody in a hurry, before or meanwhile', async () => {
    const ending = begin()
    hurry.abort()
    await ending
    expect(told).toEqual(['closed'])
    await begin()
  })
})
