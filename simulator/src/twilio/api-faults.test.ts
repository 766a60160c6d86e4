import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ACCOUNT, CLIENT, HOUSE, startTwilioWorld } from '#sim/testing/twilio-world.ts'
import type { TwilioWorld } from '#sim/testing/twilio-world.ts'
import { redirectedTwilio } from '#sim/testing/redirected-twilio.ts'

let world: TwilioWorld
beforeEach(async () => {
  world = await startTwilioWorld({ windowWithoutHistory: 'open' })
})
afterEach(() => world.close())

const hello = { to: CLIENT, from: HOUSE, body: 'Bonjour' }
const create = () => world.sdk.messages.create(hello)
const stored = () => world.twilio.messages.sent().length

describe('a call of the REST API', () => {
  it('is answered with 429 once, then taken', async () => {
    world.twilio.faults.add({ kind: 'error', code: 20429 }, { operation: 'create' })
    await expect(create()).rejects.toMatchObject({ code: 20429, status: 429 })
    await create()
    expect(stored()).toBe(1)
  })

  it('is reset before anything was done', async () => {
    world.twilio.faults.add({ kind: 'reset' }, {})
    await expect(create()).rejects.toMatchObject({ code: 'ECONNRESET' })
    expect(stored()).toBe(0)
  })

  it('is accepted, then the connection drops', async () => {
    world.twilio.faults.add({ kind: 'drop-after-accept' }, { operation: 'create' })
    await expect(create()).rejects.toMatchObject({ code: 'ECONNRESET' })
    expect(stored()).toBe(1)
    await world.twilio.phone(CLIENT).waitForReply('Bonjour')
  })

  it.each([
    ['hang', 0],
    ['hang-after-accept', 1],
  ] as const)('is left open by %s', async (kind, kept) => {
    const impatient = redirectedTwilio(world.twilio.url, ACCOUNT.accountSid, ACCOUNT.authToken, 300)
    world.twilio.faults.add({ kind }, { operation: 'create' })
    await expect(impatient.messages.create(hello)).rejects.toMatchObject({ code: 'ECONNABORTED' })
    expect(stored()).toBe(kept)
  })

  it('is answered by something before Twilio, or by no JSON at all', async () => {
    world.twilio.faults.add({ kind: 'status', status: 502 }, {})
    await expect(create()).rejects.toMatchObject({ status: 502 })
    world.twilio.faults.add({ kind: 'garbage' }, {})
    await expect(create()).rejects.toThrow()
    expect(stored()).toBe(0)
  })

  it('is slow, and counted', async () => {
    world.twilio.faults.add({ kind: 'slow', ms: 120 }, { operation: 'create' })
    const started = performance.now()
    await create()
    expect(performance.now() - started).toBeGreaterThanOrEqual(115)
    expect(world.twilio.requests).toMatchObject([{ method: 'POST', originalHost: 'api.twilio.com', status: 201 }])
  })

  it('is spared when the fault is for another operation, or was taken back', async () => {
    const undo = world.twilio.faults.add({ kind: 'reset' }, { operation: 'list' }, { times: 'always' })
    await create()
    await expect(world.sdk.messages.list()).rejects.toThrow()
    undo()
    expect(await world.sdk.messages.list()).toHaveLength(1)
  })
})
