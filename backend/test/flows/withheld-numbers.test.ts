import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import type { CallerLeg } from '@conciergerie/simulator'
import type { LineMode } from '@conciergerie/contract'
import { readEndedCall } from '../support/call-record.ts'
import { describeOn, describeOnBothDatabases } from '../support/databases.ts'
import type { Opener } from '../support/databases.ts'
import { eventually } from '../support/eventually.ts'
import { openVoiceWorld, speed } from '../support/voice-world.ts'
import type { VoiceHome, VoiceOptions } from '../support/voice-world.ts'

interface Road extends VoiceOptions {
  open: Opener
  mode: LineMode
  /** As the carrier writes who calls. */
  written: string[]
  dial: (home: VoiceHome, written: string) => Promise<CallerLeg>
}

function itAnswersNobodyKnown({ open, mode, written, dial, ...options }: Road): void {
  let home: VoiceHome
  beforeAll(async () => {
    home = await openVoiceWorld(mode, { ...options, databaseUrl: await open.createUrl() })
  })
  beforeEach(() => {
    home.world.simulator.openaiRealtime.reset()
  })
  afterAll(() => home.world.close())

  it.each(written)('is answered, and kept without a number: « %s »', async (from) => {
    const leg = await dial(home, from)
    await eventually(() => leg.heard.includes('intelligence artificielle'))
    const [found] = await home.calls()
    expect(found).toMatchObject({ status: 'in_progress', phone: null, clientId: null, clientName: null })
    leg.hangUp()
    const { call } = await readEndedCall(home.house, found?.id ?? 0)
    expect(call).toMatchObject({ status: 'ended', endReason: 'caller_hung_up', phone: null, clientId: null })
  })
}

describeOnBothDatabases('a caller who withholds their number, over Twilio’s streams', (open) => {
  itAnswersNobodyKnown({
    open,
    mode: 'twilio_stream',
    written: ['', 'Anonymous', 'anonymous@anonymous.invalid', '+266696687'],
    dial: ({ world, number }, from) => world.simulator.twilio.voice.call({ from, to: number }, { speed }),
  })
})

describeOnBothDatabases('a caller who withholds their number, over OpenAI’s SIP', (open) => {
  itAnswersNobodyKnown({
    open,
    mode: 'openai_sip',
    written: ['sip:anonymous@anonymous.invalid'],
    dial: async ({ world, number }) =>
      (await world.simulator.openaiRealtime.ring({ from: null, to: number }, { speed })).call,
  })
})

// the sound of this road takes its real time; other tests open lines meanwhile
describeOn('sqlite', 'a caller who withholds their number, over SIP', (open) => {
  itAnswersNobodyKnown({
    open,
    mode: 'sip_bridge',
    realTime: true,
    environment: { SIP_PORTS: '5230-5239', RTP_PORTS: '22300-22399' },
    written: ['"Anonymous" <sip:anonymous@anonymous.invalid>'],
    dial: ({ world, number }) => world.simulator.sip.call({ to: number }),
  })
})
