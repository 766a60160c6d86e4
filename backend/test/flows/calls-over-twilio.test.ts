import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import type { CallSettings } from '@conciergerie/simulator'
import { MediaProcess } from '#src/voice/media-process.ts'
import { describeOnBothDatabases, silentLogger } from '../support/databases.ts'
import { eventually } from '../support/eventually.ts'
import { dialling, itHoldsEveryScript } from '../support/script-calls.ts'
import { postAsTwilio } from '../support/twilio-voice.ts'
import { colleague, hold, holdOn, openVoiceWorld, speed } from '../support/voice-world.ts'
import { must } from '../world.ts'

describeOnBothDatabases('a call over Twilio’s streams, with the real media process', (open) => {
  let home: Awaited<ReturnType<typeof openVoiceWorld>>
  let callers = 0

  beforeAll(async () => {
    home = await openVoiceWorld('twilio_stream', { databaseUrl: await open.createUrl() })
  })
  beforeEach(() => {
    home.world.simulator.openaiRealtime.reset()
  })
  afterAll(() => home.world.close())

  async function dial(settings: CallSettings = {}) {
    const from = `+33639981${String(400 + ++callers).padStart(3, '0')}`
    const call = await home.world.simulator.twilio.voice.call({ from, to: home.number }, { speed, ...settings })
    return { from, call }
  }
  const lineLog = async () => (await home.lineLog()).join('\n')
  const refused = (code: string) =>
    eventually(async () => (await home.refusedAtTheDoor()).find((error) => error.code === code))
  const callsFrom = async (from: string) => (await home.calls()).filter(({ phone }) => phone === from)

  it('refuses a call whose form was changed on the way', async () => {
    const { call, from } = await dial({ tamper: (form) => ({ ...form, From: '+33639980000' }) })
    expect(call.ended).toBe('refused')
    expect(await callsFrom(from)).toEqual([])
    expect(await lineLog()).toContain('warn Appel refusé : sa demande n’est pas signée par Twilio')
  })

  it('shows that a request could not be read', async () => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    const raw = `To=${'1'.repeat(70_000)}`
    const { status } = await home.world.anonymous.request('POST', '/api/voice/incoming', { raw, headers })
    expect(status).toBe(413)
    expect((await refused('call_unreadable')).message).toBe('Appel refusé : sa demande ne peut pas être lue')
  })

  it('tells a flood of forgeries in one entry', async () => {
    for (let forgery = 0; forgery < 5; forgery++) await dial({ tamper: (form) => ({ ...form, From: '+33639980000' }) })
    const told = (await home.lineLog()).filter((entry) => entry.includes('signée par Twilio'))
    expect(told).toHaveLength(1)
    expect(told[0]).toMatch(/, [5-9] fois en une minute$/)
  })

  it('rejects a number that no line has, and shows that to the administrator', async () => {
    const numbers = { from: '+33639981499', to: '+33199009999' }
    const call = await home.world.simulator.twilio.voice.call(numbers, { speed })
    expect(call.ended).toBe('refused')
    expect((await refused('call_unknown_number')).message).toBe('Appel refusé : aucune ligne n’a ce numéro (+33…99)')
  })

  it('says in the log of a line that it is stopped, full, or called by another road than its own', async () => {
    const stopped = `/api/admin/lines/${home.lineId}`
    await must(home.world.admin.client.post(`${stopped}/stop`, {}))
    await dial()
    await must(home.world.admin.client.post(`${stopped}/start`))
    expect(await lineLog()).toMatch(/warn Appel refusé : la ligne est arrêtée ou s’arrête \(\+33…\d\d\)/)

    await must(home.house.owner.client.patch('/api/settings/voice', { maxConcurrent: 1 }))
    const first = await dial()
    await dial()
    expect(await lineLog()).toContain('warn Appel refusé, occupé : ')
    first.call.hangUp()
    await home.endedFrom(first.from)
    await must(home.house.owner.client.patch('/api/settings/voice', { maxConcurrent: 10 }))

    const other = { conciergerieId: home.house.id, mode: 'openai_sip', number: '+33199001302' }
    const { line } = await must<{ line: { id: number } }>(home.world.admin.client.post('/api/admin/lines', other))
    await home.world.simulator.twilio.voice.call({ from: first.from, to: other.number }, { speed })
    expect((await home.lineLog(line.id, 'en')).join()).toContain(
      'error Call refused: it comes by another road than the line’s (Twilio)',
    )
    await must(home.world.admin.client.request('DELETE', `/api/admin/lines/${line.id}`))
  })

  it('says in the log of a line that a call was another account’s, that its stream never came, or that it is over', async () => {
    const post = (path: string, form: Record<string, string>) =>
      postAsTwilio(home.world, path, { To: home.number, From: '+33639981498', ...form })
    const CallSid = `CA${'7'.repeat(32)}`
    const foreign = await post('/api/voice/incoming', { CallSid, AccountSid: `AC${'7'.repeat(32)}` })
    expect(foreign.text).toContain('<Reject')
    expect(await lineLog()).toContain('error Appel refusé : signé au nom d’un autre compte Twilio')

    expect((await post('/api/voice/incoming', { CallSid })).text).toContain('<Stream')
    await post('/api/voice/status', { CallSid, CallStatus: 'completed' })
    expect(await lineLog()).toContain('warn Appel terminé sans que son flux audio soit venu')

    expect((await post('/api/voice/incoming', { CallSid })).text).toContain('<Hangup')
    expect(await lineLog()).toContain('info Twilio revient pour un appel déjà terminé')
  })

  it('refuses a stream that nobody signed, or that names another call or none', async () => {
    const nameless = await dial({ withoutStart: true })
    const unsigned = await dial({ upgradeSignature: null })
    await eventually(() => unsigned.call.ended)
    const guessed = await dial({ parameters: () => ({ pass: 'a-guessed-word' }) })
    await eventually(() => guessed.call.ended)
    for (const { call } of [unsigned, guessed]) expect(call.heard).toBe('')
    expect((await refused('call_unsigned_stream')).count).toBeGreaterThanOrEqual(1)
    await eventually(() => nameless.call.ended)
    expect((await refused('call_stray_stream')).message).toBe(
      'Flux audio fermé avant d’avoir dit de quel appel il est (son message de début n’est pas venu à temps)',
    )
    expect(await lineLog()).toContain('warn Flux audio refusé : son mot de passage est faux')
  })

  it('passes nobody on to a number that has become a line of the house since', async () => {
    await must(home.house.owner.client.patch('/api/settings/voice', { transferNumber: colleague }))
    const theirs = { conciergerieId: home.house.id, mode: 'twilio_stream', number: colleague }
    const { line } = await must<{ line: { id: number } }>(home.world.admin.client.post('/api/admin/lines', theirs))
    const { call, from } = await dial()
    await hold(call, 'angry')
    expect(call.dialed).toEqual([])
    expect((await home.endedFrom(from)).call).toMatchObject({ outcome: 'message' })
    await must(home.world.admin.client.request('DELETE', `/api/admin/lines/${line.id}`))
    await must(home.house.owner.client.patch('/api/settings/voice', { transferNumber: null }))
  })

  it('takes a caller back whom nobody answered', async () => {
    await must(home.house.owner.client.patch('/api/settings/voice', { transferNumber: colleague }))
    home.world.simulator.twilio.voice.people.set(colleague, 'busy')
    const { call, from } = await dial()
    const angry = await hold(call, 'angry')
    expect(angry.why).toBe('')
    expect(call.dialed).toMatchObject([{ number: colleague, outcome: 'busy' }])
    await must(home.house.owner.client.patch('/api/settings/voice', { transferNumber: null }))
    const { call: row, turns } = await home.endedFrom(from)
    expect(row).toMatchObject({ status: 'ended', outcome: 'message' })
    expect(turns.filter(({ speaker }) => speaker === 'assistant').length).toBeGreaterThan(2)
    expect(await callsFrom(from)).toHaveLength(1)
  })

  async function underWay() {
    const { from, call } = await dial()
    await eventually(() => call.heard.includes('faire pour vous'))
    const [found] = await callsFrom(from)
    return { from, call, path: `/api/calls/${found?.id ?? 0}` }
  }

  it('is passed on to the number that a concierge gives, but not to one who has none', async () => {
    home.world.simulator.twilio.voice.people.set(colleague, 'completed')
    const { from, call, path } = await underWay()
    const mine = await home.house.concierge.client.post(`${path}/transfer`, { toMe: true })
    expect(mine.status).toBeGreaterThanOrEqual(400)
    await must(home.house.concierge.client.post(`${path}/transfer`, { to: colleague }))
    await eventually(() => call.ended === 'transferred')
    expect(call.dialed.at(-1)).toEqual({ number: colleague, outcome: 'completed' })
    expect((await home.endedFrom(from)).call).toMatchObject({ outcome: 'transferred', endReason: 'transferred' })
  })

  it('ends at once when a concierge hangs up', async () => {
    const { from, call, path } = await underWay()
    await must(home.house.concierge.client.post(`${path}/hangup`))
    await eventually(() => call.ended === 'house_hung_up')
    expect((await home.endedFrom(from)).call).toMatchObject({ status: 'ended', endReason: 'concierge_hung_up' })
  })

  itHoldsEveryScript({ home: () => home, dial: dialling(() => home, 'twilio_stream'), firstNumber: 33639981520 })
})

describeOnBothDatabases('a media process that is killed in the middle of a call', (open) => {
  it('is started again, its call is closed as failed, and the booking is neither lost nor doubled', async () => {
    const ports = { sipPorts: { from: 5180, to: 5189 }, rtpPorts: { from: 21_000, to: 21_019 } }
    const made: MediaProcess[] = []
    const home = await openVoiceWorld('twilio_stream', {
      databaseUrl: await open.createUrl(),
      media: ({ openaiRealtime: { realtimeUrl } }) => {
        const settings = { realtimeUrl, publicAddress: null, host: '127.0.0.1', logLevel: 'silent' }
        const config = { ...ports, ...settings, apiKey: 'sk-simulated' }
        const process = new MediaProcess({ logger: silentLogger, config })
        made.push(process)
        return process
      },
    })
    const from = '+33639981499'
    const first = await home.world.simulator.twilio.voice.call({ from, to: home.number }, { speed })
    const booking = holdOn(first, 'book')
    const reserved = await eventually(
      async () => (await home.reservations()).find(({ status }) => status === 'confirmed'),
      30_000,
    )
    const [media] = made
    const killed = media?.pid ?? 0
    process.kill(killed, 'SIGKILL')
    await booking
    const { call, created } = await home.endedFrom(from)
    expect(call).toMatchObject({ status: 'failed', endReason: 'process_lost', outcome: 'reserved' })
    expect(created.reservations).toMatchObject([{ code: reserved.code, status: 'confirmed' }])
    expect((await home.reservations()).filter(({ status }) => status === 'confirmed')).toHaveLength(1)

    expect((await home.lineLog()).join('\n')).toContain('error Appel perdu : le processus audio s’est arrêté')

    await eventually(() => media?.pid !== killed && media?.run)
    expect(media?.pid).not.toBe(killed)
    const again = await home.world.simulator.twilio.voice.call({ from: '+33639981498', to: home.number }, { speed })
    expect((await hold(again, 'unknown')).why).toBe('')
    await home.world.close()
  })
})
