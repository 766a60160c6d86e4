import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { CallNews, SipCaller } from '@conciergerie/simulator'
import { describeOnBothDatabases } from '../support/databases.ts'
import { eventually } from '../support/eventually.ts'
import { dialling, itHoldsEveryScript } from '../support/script-calls.ts'
import { openVoiceWorld, speed } from '../support/voice-world.ts'
import { must } from '../world.ts'

interface Health {
  providers: { provider: string; mode: string; calls24h: number; errors24h: number; p95Ms: number | null }[]
}

type Called = Partial<Pick<SipCaller, 'to' | 'headers'>> & { from?: string }

describeOnBothDatabases('a call over OpenAI’s SIP', (open) => {
  let home: Awaited<ReturnType<typeof openVoiceWorld>>
  let callers = 0

  beforeAll(async () => {
    home = await openVoiceWorld('openai_sip', { databaseUrl: await open.createUrl() })
  })
  beforeEach(() => {
    home.world.simulator.openaiRealtime.reset()
  })
  afterAll(() => home.world.close())

  const newCaller = () => `+33639981${String(300 + ++callers).padStart(3, '0')}`

  async function ring(news: CallNews = {}, { from = newCaller(), to = home.number, ...caller }: Called = {}) {
    const told = await home.world.simulator.openaiRealtime.ring({ from, to, ...caller }, { speed, ...news })
    const { call, webhooks } = told
    return { from, call, statuses: webhooks.map(({ status }) => status) }
  }
  const lineLog = async () => (await home.lineLog()).join('\n')
  const refused = (code: string) =>
    eventually(async () => (await home.refusedAtTheDoor()).find((error) => error.code === code))
  const operations = () => home.world.simulator.openaiRealtime.requests.map(({ operation }) => operation)
  const callsFrom = async (from: string) => (await home.calls()).filter(({ phone }) => phone === from)

  it('refuses a webhook that is not proved, and tells the administrator alone of it', async () => {
    const forged = await ring({ secret: 'whsec_c29tZWJvZHktZWxzZS1zLXNlY3JldC0wMDAwMDAwMQ==' })
    const old = await ring({ ageSeconds: 400 })
    const tampered = await ring({ tamper: (body) => body.replace('rtc_', 'rtc_0') })
    const bare = await ring({ without: ['webhook-signature'] })
    for (const { statuses } of [forged, old, tampered, bare]) expect(statuses[0]).toBeGreaterThanOrEqual(400)
    expect(operations()).toEqual([])
    for (const { from } of [forged, old, tampered, bare]) expect(await callsFrom(from)).toEqual([])
    await eventually(async () => (await refused('call_openai_unsigned')).count === 4)
    expect(await lineLog()).not.toContain('refusé')
  })

  it('rejects a number that no line has, as not found', async () => {
    const { call, statuses } = await ring({}, { to: '+33199009999' })
    expect(statuses).toEqual([200])
    expect(call.rejectedWith).toBe(404)
    const { message } = await refused('call_unknown_number')
    expect(message).toContain('Appel refusé : aucune ligne n’a ce numéro (')
    expect(message).not.toContain('199009999')
  })

  it('rejects a call beyond the house’s limit as busy, and writes it down', async () => {
    await must(home.house.owner.client.patch('/api/settings/voice', { maxConcurrent: 1 }))
    const first = await ring()
    await eventually(() => first.call.answered)
    const second = await ring()
    expect(second.call.rejectedWith).toBe(486)
    expect(await callsFrom(second.from)).toMatchObject([{ outcome: 'busy' }])
    expect(await lineLog()).toContain('warn Appel refusé, occupé : ')
    expect(await lineLog()).not.toContain(second.from)
    first.call.hangUp()
    await home.endedFrom(first.from)
    await must(home.house.owner.client.patch('/api/settings/voice', { maxConcurrent: 10 }))
  })

  it('keeps no number of a caller who hides it', async () => {
    const { call } = await ring({}, { headers: [{ name: 'Privacy', value: 'id' }] })
    await eventually(() => call.answered)
    const live = await must<{ items: { call: { phone: string | null } }[] }>(
      home.house.concierge.client.get('/api/calls/live'),
    )
    expect(live.items.map(({ call: { phone } }) => phone)).toEqual([null])
    call.hangUp()
    await eventually(async () => (await home.calls()).every(({ outcome }) => outcome !== null))
  })

  it('does not take the same call for one of another API', async () => {
    const { statuses } = await ring({ live: 'only' })
    expect(statuses).toEqual([200])
    expect(operations()).toEqual([])
  })

  it('accepts once however often the webhook comes', async () => {
    const { call, from, statuses } = await ring({ copies: 4, live: 'first' })
    expect(new Set(statuses)).toEqual(new Set([200]))
    await eventually(() => call.answered)
    expect(operations().filter((operation) => operation === 'accept')).toHaveLength(1)
    call.hangUp()
    await home.endedFrom(from)
    expect(await callsFrom(from)).toHaveLength(1)
  })

  it('closes a call whose caller left before it was taken', async () => {
    home.world.simulator.openaiRealtime.faults.add({ at: 'accept', kind: 'gone' })
    const { from } = await ring()
    const { call, turns } = await home.endedFrom(from)
    expect(call).toMatchObject({ endReason: 'caller_hung_up', outcome: 'missed' })
    expect(turns).toEqual([])
    expect(await lineLog()).toContain('info L’appelant est parti avant que l’appel soit pris')
  })

  it('says in the line’s log that the provider did not take a call', async () => {
    home.world.simulator.openaiRealtime.faults.add({ at: 'accept', kind: 'status', status: 500 })
    await ring()
    expect(await lineLog()).toContain('error Appel perdu : OpenAI ne l’a pas pris (« 500 The server had an error. »)')
  })

  it.each([{ kind: 'status', status: 500 }, { kind: 'hang' }, { kind: 'reset' }] as const)(
    'gives up a call that it could not accept ($kind), and tells the caller',
    async (fault) => {
      home.world.simulator.openaiRealtime.faults.add({ at: 'accept', ...fault })
      const { from, call, statuses } = await ring()
      expect(statuses).toEqual([200])
      const { call: row } = await home.endedFrom(from)
      expect(row).toMatchObject({ status: 'failed', outcome: 'failed', endReason: 'not_accepted' })
      await eventually(() => call.rejectedWith === 503)
      const live = await must<{ items: unknown[] }>(home.house.concierge.client.get('/api/calls/live'))
      expect(live.items).toEqual([])
    },
  )

  it('ends a call whose accept was heard, though its answer was lost', async () => {
    const { faults } = home.world.simulator.openaiRealtime
    faults.add({ at: 'accept', kind: 'reset' })
    for (let tries = 0; tries < 3; tries++) faults.add({ at: 'reject', kind: 'status', status: 409 })
    const { from } = await ring()
    await home.endedFrom(from)
    await eventually(() => operations().at(-1) === 'hangup')
  })

  it('closes a call that was accepted and whose socket is not there', async () => {
    home.world.simulator.openaiRealtime.faults.add({ at: 'accept', kind: 'dies' })
    const { from } = await ring()
    const { call } = await home.endedFrom(from)
    expect(call).toMatchObject({ status: 'failed', endReason: 'model_lost' })
    expect(await lineLog()).toContain('warn Appel perdu : la voix d’OpenAI ne répond plus')
  })

  it('shows the administrator how the voice model fares: how often it answers, and how often it fails', async () => {
    const ofModel = async () => {
      const { providers } = await must<Health>(home.world.admin.client.get('/api/admin/health'))
      return providers.find(({ provider }) => provider === 'openai')
    }
    const before = await ofModel()
    home.world.simulator.openaiRealtime.faults.add({ at: 'accept', kind: 'status', status: 429 })
    await home.endedFrom((await ring()).from)
    const { call } = await ring()
    await eventually(() => call.heard.includes('faire pour vous'))
    const after = await eventually(async () => {
      const seen = await ofModel()
      return seen && seen.errors24h > (before?.errors24h ?? 0) ? seen : null
    })
    expect(after).toMatchObject({ mode: 'real', p95Ms: expect.any(Number) as number })
    expect(after.calls24h).toBeGreaterThan((before?.calls24h ?? 0) + 2)
    call.hangUp()
  })

  describe('a call whose process died', () => {
    const forget = async (from: string) => {
      const { db, telephone } = home.world.context
      const row = await eventually(async () => (await callsFrom(from)).find(({ status }) => status === 'in_progress'))
      const longAgo = '2026-11-20T09:00:00.000Z'
      await db.write((tx) =>
        tx.q.updateTable('calls').set({ last_seen_at: longAgo }).where('id', '=', row.id).execute(),
      )
      await telephone.keeper.tidy()
    }
    const hangUps = (id: string) =>
      home.world.simulator.openaiRealtime.requests.filter(
        ({ operation, callId }) => operation === 'hangup' && callId === id,
      )

    it('does not go on at the provider, which is asked again when it fails', async () => {
      const { call, from } = await ring()
      await eventually(() => call.answered)
      // the SDK tries three times by itself
      home.world.simulator.openaiRealtime.faults.add({ at: 'hangup', kind: 'status', status: 500 }, { times: 3 })
      await forget(from)
      await eventually(() => call.ended, 20_000)
      expect(call.ended).toBe('house_hung_up')
      expect(
        hangUps(call.id)
          .slice(0, 4)
          .map(({ status }) => status),
      ).toEqual([500, 500, 500, 200])
      expect((await home.endedFrom(from)).call).toMatchObject({ status: 'failed', endReason: 'process_lost' })
    })

    it('and that is over there too is left in peace', async () => {
      const { call, from } = await ring()
      await eventually(() => call.answered)
      const { jobAdmin } = home.world.context
      home.world.simulator.openaiRealtime.faults.add({ at: 'hangup', kind: 'status', status: 404 })
      await forget(from)
      await eventually(() => hangUps(call.id).length === 1)
      // one that failed would wait for its next try
      await eventually(async () => {
        const { queued, running } = await jobAdmin.depth()
        return queued + running === 0
      }, 15_000)
      expect((await jobAdmin.listDead(undefined)).items).toEqual([])
      call.hangUp()
      expect(hangUps(call.id).map(({ status }) => status)).toEqual([404])
    })
  })

  itHoldsEveryScript({ home: () => home, dial: dialling(() => home, 'openai_sip'), firstNumber: 33639981540 })
})
