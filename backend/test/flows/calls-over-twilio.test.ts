import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import type { CallSettings } from '@conciergerie/simulator'
import { MediaProcess } from '#src/voice/media-process.ts'
import { sellTables } from '../support/booking-world.ts'
import { describeOnBothDatabases, silentLogger } from '../support/databases.ts'
import { eventually } from '../support/eventually.ts'
import { hold, marchGuest, openVoiceWorld, otherScripts, speed } from '../support/voice-world.ts'
import { must } from '../world.ts'

const colleague = '+33639980050'

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
  const callsFrom = async (from: string) => (await home.calls()).filter(({ phone }) => phone === from)

  it('refuses a call whose form was changed on the way', async () => {
    const { call, from } = await dial({ tamper: (form) => ({ ...form, From: '+33639980000' }) })
    expect(call.ended).toBe('refused')
    expect(await callsFrom(from)).toEqual([])
  })

  it('refuses a stream that nobody signed, or that names another call', async () => {
    const unsigned = await dial({ upgradeSignature: null })
    await eventually(() => unsigned.call.ended)
    const guessed = await dial({ parameters: () => ({ pass: 'a-guessed-word' }) })
    await eventually(() => guessed.call.ended)
    for (const { call } of [unsigned, guessed]) expect(call.heard).toBe('')
  })

  it('books a suite for two from 15 to 20 March, which the row, the words and the SMS agree on', async () => {
    const { call, from } = await dial()
    expect((await hold(call, 'book')).why).toBe('')
    const detail = await home.endedFrom(from)
    expect(detail.call).toMatchObject({ status: 'ended', outcome: 'reserved' })
    await home.expectBooked(detail)
  })

  it('keeps only what was heard of a sentence that was talked over', async () => {
    const { call, from } = await dial()
    const { cutMs } = await hold(call, 'talk-over')
    expect(cutMs).not.toBeNull()
    const { turns } = await home.endedFrom(from)
    const cut = turns.find(({ interrupted }) => interrupted)
    expect(cut?.text.startsWith(cut.heardText)).toBe(true)
    expect(cut?.heardText.length).toBeLessThan(cut?.text.length ?? 0)
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
    expect(row.outcome).not.toBe('failed')
    expect(turns.filter(({ speaker }) => speaker === 'assistant').length).toBeGreaterThan(2)
    expect(await callsFrom(from)).toHaveLength(1)
  })

  async function underWay() {
    const { from, call } = await dial()
    await eventually(() => call.heard.includes('faire pour vous'), 15_000)
    const [found] = await callsFrom(from)
    return { from, call, path: `/api/calls/${found?.id ?? 0}` }
  }

  it('is passed on to the number that a concierge gives, but not to one who has none', async () => {
    home.world.simulator.twilio.voice.people.set(colleague, 'completed')
    const { from, call, path } = await underWay()
    const mine = await home.house.concierge.client.post(`${path}/transfer`, { toMe: true })
    expect(mine.status).toBeGreaterThanOrEqual(400)
    await must(home.house.concierge.client.post(`${path}/transfer`, { to: colleague }))
    await eventually(() => call.ended === 'transferred', 15_000)
    expect(call.dialed.at(-1)).toEqual({ number: colleague, outcome: 'completed' })
    expect((await home.endedFrom(from)).call).toMatchObject({ outcome: 'transferred', endReason: 'transferred' })
  })

  it('ends at once when a concierge hangs up', async () => {
    const { from, call, path } = await underWay()
    await must(home.house.concierge.client.post(`${path}/hangup`))
    await eventually(() => call.ended === 'house_hung_up', 15_000)
    expect((await home.endedFrom(from)).call).toMatchObject({ status: 'ended', endReason: 'concierge_hung_up' })
  })

  it('books, changes and cancels for an English caller, in their language', async () => {
    await sellTables(home.house)
    const from = '+33639981450'
    const english = { stay: '3 to 6 May', otherStay: '4 to 8 May', seating: 'on Saturday at half past seven' }
    const persona = { ...marchGuest, first: 'Emma', last: 'Clarke', english }
    const stays = async () => (await home.reservations()).filter(({ guest_name }) => guest_name === 'Emma Clarke')
    const told = async (name: string) => {
      const call = await home.world.simulator.twilio.voice.call({ from, to: home.number }, { speed })
      expect((await hold(call, name, persona)).why).toBe('')
      await eventually(async () => (await callsFrom(from)).every(({ outcome }) => outcome !== null), 15_000)
      const [latest] = await callsFrom(from)
      return { heard: call.heard.replaceAll(/\s/gu, ' '), outcome: latest?.outcome }
    }

    const booked = await told('english')
    expect(booked.outcome).toBe('reserved')
    expect(booked.heard).toContain('from Monday, 3 May 2027 to Thursday, 6 May 2027')
    expect(await stays()).toMatchObject([
      { status: 'confirmed', party_size: 2, locale: 'en', starts_at: '2027-05-03', ends_at: '2027-05-06' },
    ])
    expect((await told('english-change')).outcome).toBe('changed')
    expect(await stays()).toMatchObject([{ status: 'confirmed', starts_at: '2027-05-04', ends_at: '2027-05-08' }])
    expect((await told('english-cancel')).outcome).toBe('cancelled')
    expect(await stays()).toMatchObject([{ status: 'cancelled' }])

    const table = await told('english-table')
    expect(table.outcome).toBe('reserved')
    expect((await stays()).at(-1)).toMatchObject({ status: 'confirmed', kind: 'table', party_size: 2 })
    expect((await stays()).at(-1)?.starts_at).toContain('19:30')
  })

  it('takes a question and a message of an English caller, and passes them to a person', async () => {
    await must(home.house.owner.client.patch('/api/settings/voice', { transferNumber: colleague }))
    home.world.simulator.twilio.voice.people.set(colleague, 'completed')
    const { call, from } = await dial()
    expect((await hold(call, 'english-help')).why).toBe('')
    await must(home.house.owner.client.patch('/api/settings/voice', { transferNumber: null }))
    const { call: row, tools } = await home.endedFrom(from)
    expect(row.endReason).toBe('transferred')
    expect(tools.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['raise_question', 'leave_message', 'transfer_to_human']),
    )
  })

  it.each(otherScripts)('holds the script « %s » to its end', async (name) => {
    const { call, from } = await dial()
    expect((await hold(call, name)).why).toBe('')
    await home.endedFrom(from)
  })
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
    const booking = hold(first, 'book')
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

    await eventually(() => media?.pid !== killed && media?.run, 5_000)
    expect(media?.pid).not.toBe(killed)
    const again = await home.world.simulator.twilio.voice.call({ from: '+33639981498', to: home.number }, { speed })
    expect((await hold(again, 'unknown')).why).toBe('')
    await home.world.close()
  })
})
