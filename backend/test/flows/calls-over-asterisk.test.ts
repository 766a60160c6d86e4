import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Line } from '@conciergerie/contract'
import { callFromAsterisk } from '@conciergerie/simulator'
import { describeOnBothDatabases } from '../support/databases.ts'
import { itHoldsEveryScript } from '../support/script-calls.ts'
import { leftBy } from '../support/script-judges.ts'
import { openVoiceWorld, speed } from '../support/voice-world.ts'
import type { VoiceHome } from '../support/voice-world.ts'
import { must } from '../world.ts'

const account = { sipUsername: 'hotel', sipPassword: 'marée-haute-7', sipDomain: 'asterisk' }

describeOnBothDatabases('a call that an Asterisk brings over its WebSocket', (open) => {
  let home: VoiceHome
  let port: number

  beforeAll(async () => {
    const environment = { SIP_PORTS: '5220-5229', RTP_PORTS: '22200-22299' }
    home = await openVoiceWorld('sip_bridge', { databaseUrl: await open.createUrl(), environment, account })
    const { items } = await must<{ items: Line[] }>(home.world.admin.client.get('/api/admin/lines'))
    port = items[0]?.ports.sip ?? 0
  })
  afterAll(() => home.world.close())

  const dial = (from: string | null, password = account.sipPassword) =>
    callFromAsterisk(from ?? 'anonymous', home.number, { port, speed, username: account.sipUsername, password })

  it('refuses an Asterisk that has another password', async () => {
    const from = '+33639981580'
    expect((await dial(from, 'marée-basse-7')).ended).toBe('refused')
    expect((await home.calls()).filter(({ phone }) => phone === from)).toEqual([])
  })

  itHoldsEveryScript({
    home: () => home,
    dial: () => dial,
    firstNumber: 33639981581,
    otherwise: {
      // its dialplan alone knows how to ring somebody: the house takes a message instead
      angry: async (_, call) => {
        const { messages } = await leftBy(home, call)
        expect(messages).toMatchObject([{ status: 'new', source: 'voice' }])
        expect(messages[0]?.text).toContain('douche')
        expect(call.detail.call).toMatchObject({ status: 'ended', outcome: 'message' })
      },
      'english-help': async (_, call) => {
        const { messages, questions } = await leftBy(home, call)
        expect([messages[0]?.text, questions[0]?.text].join(' ')).toMatch(/glasses.*parrots/i)
        expect(call.detail.call).toMatchObject({ status: 'ended', outcome: 'message', language: 'en' })
      },
    },
  })
})
