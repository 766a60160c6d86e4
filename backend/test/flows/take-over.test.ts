import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import type { CallerLeg } from '@conciergerie/simulator'
import type { LineMode } from '@conciergerie/contract'
import { readCall, readEndedCall } from '../support/call-record.ts'
import { describeOnBothDatabases } from '../support/databases.ts'
import { eventually } from '../support/eventually.ts'
import { callBySip, openPaperHouse } from '../support/paper-calls.ts'
import { PaperMedia, PaperTimers } from '../support/paper-media.ts'
import type { PaperCall } from '../support/paper-media.ts'
import { openVoiceWorld, speed } from '../support/voice-world.ts'
import { must } from '../world.ts'
import type { HouseWorld, World } from '../world.ts'

/** The concierge's own telephone. */
const own = '+33639980061'
const givesPhone = (house: HouseWorld) => must(house.concierge.client.patch('/api/auth/me', { phone: own }))

const roads: LineMode[] = ['twilio_stream', 'openai_sip']
for (const road of roads)
  describeOnBothDatabases(`a concierge who takes a call over, on ${road}`, (open) => {
    let home: Awaited<ReturnType<typeof openVoiceWorld>>
    let callers = 0

    beforeAll(async () => {
      home = await openVoiceWorld(road, { databaseUrl: await open.createUrl() })
    })
    beforeEach(() => {
      home.world.simulator.openaiRealtime.reset()
    })
    afterAll(() => home.world.close())

    /** Somebody calls and has been greeted. */
    async function underWay() {
      const from = `+33639981${String(600 + ++callers)}`
      const { twilio, openaiRealtime } = home.world.simulator
      const leg =
        road === 'twilio_stream'
          ? await twilio.voice.call({ from, to: home.number }, { speed })
          : (await openaiRealtime.ring({ from, to: home.number }, { speed })).call
      await eventually(() => leg.heard.includes('faire pour vous'))
      const found = (await home.calls()).find(({ phone }) => phone === from)
      return { from, leg, id: found?.id ?? 0 }
    }
    const takeOver = (id: number) => home.house.concierge.client.post(`/api/calls/${id}/transfer`, { toMe: true })
    const live = async () => {
      const { items } = await must<{ items: { call: { id: number } }[] }>(
        home.house.concierge.client.get('/api/calls/live'),
      )
      return items.map(({ call }) => call.id)
    }
    const rung = (leg: CallerLeg) => ('dialed' in leg ? leg.dialed : 'referredTo' in leg ? leg.referredTo : null)

    it('is told that their account has no telephone number, and the caller stays with the voice', async () => {
      const { leg, id, from } = await underWay()
      const refused = await takeOver(id)
      expect(refused.status).toBe(409)
      expect(refused.text).toContain('Mon compte')
      expect(await live()).toContain(id)
      leg.hangUp()
      await home.endedFrom(from)
    })

    it('is rung on their own telephone: the caller is told, the call leaves the live list, and the record says so', async () => {
      await givesPhone(home.house)
      const { leg, id, from } = await underWay()
      await must(takeOver(id))
      await eventually(() => leg.ended === 'transferred')
      expect(JSON.stringify(rung(leg))).toContain(own)
      const { call, turns } = await home.endedFrom(from)
      expect(call).toMatchObject({ status: 'ended', endReason: 'transferred', outcome: 'transferred' })
      const passed = {
        by: expect.stringContaining('Concierge') as string,
        at: expect.any(String) as string,
        toSelf: true,
      }
      expect(call).toMatchObject({ passed })
      const timeline = `/api/clients/${String(call.clientId)}/timeline`
      const { items } = await must<{ items: unknown[] }>(home.house.concierge.client.get(timeline))
      expect(items).toContainEqual(expect.objectContaining({ type: 'call', id, passed }))
      expect(turns.at(-1)).toMatchObject({ speaker: 'assistant' })
      expect(turns.at(-1)?.text).toContain('ne quittez pas')
      await eventually(async () => (await home.detail(id)).call.summary !== null)
      expect((await home.detail(id)).call.summary).toBe('L’appel a été passé à l’équipe.')
      expect(await live()).not.toContain(id)
      expect((await takeOver(id)).status).toBe(409)
    })
  })

describeOnBothDatabases('a concierge who takes a call over and does not answer, on Twilio’s streams', (open) => {
  it('leaves the caller with the voice, which takes a message; they may take it over again', async () => {
    const home = await openVoiceWorld('twilio_stream', { databaseUrl: await open.createUrl() })
    await givesPhone(home.house)
    const { people } = home.world.simulator.twilio.voice
    people.set(own, 'no-answer')
    const from = '+33639981690'
    const leg = await home.world.simulator.twilio.voice.call({ from, to: home.number }, { speed })
    await eventually(() => leg.heard.includes('faire pour vous'))
    const [found] = await home.calls()
    const path = `/api/calls/${found?.id ?? 0}/transfer`
    await must(home.house.concierge.client.post(path, { toMe: true }))
    await eventually(() => leg.heard.includes('laisser un message'))
    expect(leg.dialed).toEqual([{ number: own, outcome: 'no-answer' }])
    expect((await home.detail(found?.id ?? 0)).call).toMatchObject({ status: 'in_progress', outcome: null })

    await leg.say('Oui, je voudrais laisser un message.')
    await eventually(() => leg.heard.includes('Quel message'))
    await leg.say('Rappelez-moi demain matin pour un séminaire.')
    await eventually(async () => (await home.detail(found?.id ?? 0)).tools.some(({ name }) => name === 'leave_message'))
    people.set(own, 'completed')
    await must(home.house.concierge.client.post(path, { toMe: true }))
    await eventually(() => leg.ended === 'transferred')
    const { call } = await home.endedFrom(from)
    expect(call).toMatchObject({ endReason: 'transferred', outcome: 'transferred' })
    await home.world.close()
  })
})

describeOnBothDatabases('a caller who hangs up while the concierge’s telephone rings, on Twilio’s streams', (open) => {
  it('leaves the live list at once, and nobody is said to have taken the call over', async () => {
    const home = await openVoiceWorld('twilio_stream', { databaseUrl: await open.createUrl() })
    await givesPhone(home.house)
    home.world.simulator.twilio.voice.people.set(own, 'no-answer')
    const from = '+33639981691'
    const leg = await home.world.simulator.twilio.voice.call({ from, to: home.number }, { speed })
    await eventually(() => leg.heard.includes('faire pour vous'))
    const [found] = await home.calls()
    await must(home.house.concierge.client.post(`/api/calls/${found?.id ?? 0}/transfer`, { toMe: true }))
    await eventually(() => leg.twiml.some((document) => document.includes('<Dial')))
    leg.hangUp()
    await eventually(async () => (await home.detail(found?.id ?? 0)).call.endReason !== null)
    const { call } = await home.endedFrom(from)
    expect(call).toMatchObject({ status: 'ended', endReason: 'caller_hung_up', passed: null })
    await home.world.close()
  })
})

describeOnBothDatabases('a concierge who takes a call over, on a SIP line', (open) => {
  const media = new PaperMedia()
  const timers = new PaperTimers()
  let world: World
  let house: HouseWorld
  let lineId: number

  beforeAll(async () => {
    ;({ world, house, lineId } = await openPaperHouse({
      databaseUrl: await open.createUrl(),
      media,
      timers,
      houseNumber: '+33199001700',
      line: { mode: 'sip_bridge', number: '+33199001701' },
    }))
    await givesPhone(house)
  })
  afterAll(() => world.close())

  async function ring(): Promise<PaperCall> {
    const call = await callBySip(media, lineId, '<sip:+33639981790@trunk.example>')
    call.speak('Hôtel des Embruns, bonjour.')
    return call
  }
  const takeOver = (call: PaperCall) => house.concierge.client.post(`/api/calls/${call.id}/transfer`, { toMe: true })
  const referred = (call: PaperCall) =>
    media.commands(call.id).flatMap((command) => (command.do === 'transfer' ? [command.target] : []))
  const record = async ({ id }: PaperCall) => (await readCall(house, id)).call

  it('is not rung before the caller was told, however a silence crosses the order', async () => {
    const call = await ring()
    await must(takeOver(call))
    expect(call.ordered().at(-1)).toContain('ne quittez pas')
    // the end of the greeting, on its way when the concierge asked
    call.tell({ on: 'quiet', atMs: 600 })
    call.tell({ on: 'speech', state: 'started', atMs: 700 })
    await eventually(async () => (await record(call)).status === 'in_progress')
    expect(referred(call)).toEqual([])
    call.speak('Je vous passe une personne de l’équipe, ne quittez pas.')
    await eventually(() => referred(call).length > 0)
    expect(referred(call)).toEqual([own])
    call.end('transferred')
    expect((await readEndedCall(house, call.id)).call).toMatchObject({
      status: 'ended',
      endReason: 'transferred',
      outcome: 'transferred',
    })
  })

  it('is rung also when the voice does not manage to tell the caller', async () => {
    const call = await ring()
    await must(takeOver(call))
    timers.pass(10_000)
    await eventually(() => referred(call).length > 0)
    call.end('transferred')
    await readEndedCall(house, call.id)
  })

  it('is rung once, and the caller comes back to the voice when the trunk refuses', async () => {
    const call = await ring()
    await must(takeOver(call))
    await must(takeOver(call))
    expect(call.ordered().filter((words) => words.includes('ne quittez pas'))).toHaveLength(1)
    call.speak('Je vous passe une personne de l’équipe, ne quittez pas.')
    await eventually(() => referred(call).length > 0)
    const again = await takeOver(call)
    expect(again.status).toBe(409)
    expect(again.text).toContain('sonne déjà')
    call.tell({ on: 'transfer', outcome: 'refused', detail: '603 Decline' })
    await eventually(() => call.ordered().some((words) => words.includes('laisser un message')))
    expect(referred(call)).toHaveLength(1)
    expect(await record(call)).toMatchObject({ status: 'in_progress', outcome: null })
    call.end()
    expect((await readEndedCall(house, call.id)).call).toMatchObject({
      endReason: 'caller_hung_up',
      outcome: 'missed',
      passed: null,
    })
  })
})
