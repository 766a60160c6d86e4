import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { waitFor } from '#sim/lib/changes.ts'
import { SmallLine } from '#sim/testing/small-line.ts'
import { NoLine, SIP_PASSWORD, SipSimulator } from './sip-simulator.ts'

const HOUSE = '+33139000001'
const CALLER = '+33639980001'

let operator: SipSimulator
let line: SmallLine
let now: number
beforeEach(async () => {
  now = 0
  operator = new SipSimulator({ now: () => now })
  await operator.listen(0)
  line = await SmallLine.open(operator.place)
})
afterEach(async () => {
  await operator.close()
  await line.close()
})

describe('the registrar of the simulated operator', () => {
  it('challenges who proves nothing, and refuses a wrong password and a proof that was used', async () => {
    expect(await line.register('maison', 'faux')).toEqual([401, 403])
    const [, first] = await line.register('maison', SIP_PASSWORD)
    expect(first).toBe(200)
    expect(await line.registerWith(line.lastProof)).toBe(403)
    expect(operator.lines.map(({ username }) => username)).toEqual(['maison'])
  })

  it('forgets a line that leaves, or that is not heard of again', async () => {
    await line.register('maison', SIP_PASSWORD)
    await line.register('maison', SIP_PASSWORD, 0)
    expect(operator.lines).toEqual([])
    await line.register('maison', SIP_PASSWORD, 60)
    now = 61_000
    await expect(operator.call({ from: CALLER, to: HOUSE })).rejects.toThrow(NoLine)
  })

  it('brings a call to the line of that name, to the only line otherwise, and to nobody when there are several', async () => {
    await line.register('maison', SIP_PASSWORD)
    expect(operator.lineFor(HOUSE)?.username).toBe('maison')
    await line.register('0033139000002', SIP_PASSWORD)
    expect(operator.lineFor('+33 1 39 00 00 02')).toBeNull()
    await line.register('33139000001', SIP_PASSWORD)
    expect(operator.lineFor(HOUSE)?.username).toBe('33139000001')
    expect(operator.lineFor('+33139000009')).toBeNull()
  })
})

describe('a call of the simulated operator', () => {
  beforeEach(async () => {
    await line.register('maison', SIP_PASSWORD)
  })

  it.each([
    [486, 'busy'],
    [404, 'refused'],
    [603, 'refused'],
  ] as const)('answered with %i is %s', async (status, ended) => {
    line.answersWith = status
    expect(await operator.call({ from: CALLER, to: HOUSE })).toMatchObject({ ended, status, answered: false })
    await line.waitFor('ACK')
  })

  it('is cancelled by a caller who does not wait', async () => {
    line.answersWith = null
    const call = await operator.dial({ from: CALLER, to: HOUSE })
    await line.waitFor('INVITE')
    call.hangUp()
    expect(call.ended).toBe('caller_hung_up')
    expect((await line.waitFor('CANCEL')).branch).toBe((await line.waitFor('INVITE')).branch)
  })

  it('is asked again while nobody answers, and done once', async () => {
    line.losing = 1
    const call = await operator.call({ from: CALLER, to: HOUSE })
    expect(call.answered).toBe(true)
    expect(line.heard.filter(({ method }) => method === 'INVITE').length).toBeGreaterThan(1)
  })

  it.each(['alaw', 'mulaw'] as const)('carries words and keys both ways, in %s, until it is hung up', async (law) => {
    const call = await operator.call({ from: CALLER, to: HOUSE }, [law])
    expect((await line.waitFor('INVITE')).from).toContain(CALLER)
    line.say('Bonjour à vous', law)
    await waitFor(call.changes, () => call.heard === 'Bonjour à vous' && !call.speaking, { what: 'words' })
    await call.say('Une table')
    expect(await line.waitToHear('Une table', law)).toBe(true)
    call.press('5')
    expect(await line.waitForKeys('5')).toBe(true)
    call.hangUp()
    await line.waitFor('BYE')
  })

  it('is over when the line hangs up, and passed on when the line asks for that', async () => {
    const first = await operator.call({ from: CALLER, to: HOUSE })
    await line.ask('BYE')
    await waitFor(first.changes, () => first.ended === 'house_hung_up', { what: 'the end' })

    operator.people.set('+33639980050', 'busy')
    const second = await operator.call({ from: CALLER, to: HOUSE })
    await line.ask('REFER', ['Refer-To: <sip:+33639980050@operateur.simule>'])
    await line.waitFor('NOTIFY', /486 Busy/)
    expect(second.ended).toBeNull()
    await line.ask('REFER', ['Refer-To: <sip:+33639980051@operateur.simule>'])
    await line.waitFor('NOTIFY', /200 OK/)
    await line.ask('BYE')
    await waitFor(second.changes, () => second.ended === 'transferred', { what: 'the end' })
    expect(second.dialed.map(({ outcome }) => outcome)).toEqual(['busy', 'completed'])
  })
})
