import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Line } from '@conciergerie/contract'
import type { Law } from '@conciergerie/simulator'
import { describeOn } from '../support/databases.ts'
import { eventually } from '../support/eventually.ts'
import { dialling, itHoldsEveryScript } from '../support/script-calls.ts'
import { openVoiceWorld } from '../support/voice-world.ts'
import type { VoiceHome } from '../support/voice-world.ts'
import { must } from '../world.ts'

/** Other tests open lines meanwhile. */
const ports = { SIP_PORTS: '5200-5209', RTP_PORTS: '22000-22099' }

// The sound of this road takes its real time, and what the roads share behind it is tried on both databases by the others.
describeOn('sqlite', 'a call over SIP, with the real media process', (open) => {
  let home: VoiceHome
  let callers = 0

  beforeAll(async () => {
    home = await openVoiceWorld('sip_bridge', {
      databaseUrl: await open.createUrl(),
      environment: ports,
      realTime: true,
    })
  })
  afterAll(() => home.world.close())

  const operator = () => home.world.simulator.sip
  async function dial(laws?: readonly Law[]) {
    const from = `+33639981${String(600 + ++callers).padStart(3, '0')}`
    return { from, call: await operator().call({ from, to: home.number }, laws) }
  }
  const setVoice = (change: object) => must(home.house.owner.client.patch('/api/settings/voice', change))
  const callsFrom = async (from: string) => (await home.calls()).filter(({ phone }) => phone === from)

  it('has no line where the password is wrong, and says so to the administrator', async () => {
    const { admin } = home.world
    const { place } = operator()
    const account = { sipUsername: 'inconnu', sipPassword: 'faux', sipDomain: place.address, sipPort: place.port }
    const wanted = { conciergerieId: home.house.id, mode: 'sip_bridge', number: '+33199001302', ...account }
    const { line } = await must<{ line: Line }>(admin.client.post('/api/admin/lines', wanted))
    const read = () => must<{ line: Line }>(admin.client.get(`/api/admin/lines/${line.id}`))
    await eventually(async () => (await read()).line.state === 'failed')
    expect((await read()).line.lastError).toContain('403')
    expect(operator().lines.map(({ username }) => username)).toEqual(['embruns'])
    await must(admin.client.delete(`/api/admin/lines/${line.id}`))
  })

  it('is busy beyond the house’s limit, and writes it down', async () => {
    await setVoice({ maxConcurrent: 1 })
    const first = await dial()
    const second = await dial()
    expect([second.call.ended, second.call.status]).toEqual(['busy', 486])
    expect(await callsFrom(second.from)).toMatchObject([{ outcome: 'busy' }])
    first.call.hangUp()
    expect((await home.endedFrom(first.from)).call.endReason).toBe('caller_hung_up')
    await setVoice({ maxConcurrent: 10 })
  })

  it('takes a µ-law caller back whom nobody answered, and lets go at once when a concierge hangs up', async () => {
    await setVoice({ speed: 1.5 })
    const nobody = '+33639980051'
    operator().people.set(nobody, 'busy')
    const { from, call } = await dial(['mulaw'])
    await eventually(() => call.heard.includes('intelligence'))
    const [found] = await callsFrom(from)
    const order = (what: string, body = {}) =>
      must(home.house.concierge.client.post(`/api/calls/${found?.id ?? 0}/${what}`, body))
    await order('transfer', { to: nobody })
    await eventually(() => call.heard.includes('laisser un message'), 25_000)
    expect(call.dialed).toEqual([{ number: nobody, outcome: 'busy' }])
    expect(call.ended).toBeNull()
    await order('hangup')
    await eventually(() => call.ended === 'house_hung_up')
    expect((await home.endedFrom(from)).call).toMatchObject({ status: 'ended', endReason: 'concierge_hung_up' })
  })

  itHoldsEveryScript({ home: () => home, dial: dialling(() => home, 'sip_bridge'), firstNumber: 33639981560 })
})
