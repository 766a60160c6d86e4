import { afterEach, beforeEach, expect, it } from 'vitest'
import { readCall, readEndedCall } from '../support/call-record.ts'
import { describeOnBothDatabases } from '../support/databases.ts'
import { callByTwilio, openPaperHouse, takeStream } from '../support/paper-calls.ts'
import { PaperMedia } from '../support/paper-media.ts'
import { ringByTwilio } from '../support/twilio-voice.ts'
import { must } from '../world.ts'
import type { HouseWorld, World } from '../world.ts'

const numbers = { To: '+33199002101', From: '+33639982101' }
const minute = 60_000
const allowed = 10 * minute

describeOnBothDatabases('the minutes that a house gives its telephone in a day', (open) => {
  let media: PaperMedia
  let now: number
  let world: World
  let house: HouseWorld

  beforeEach(async () => {
    media = new PaperMedia()
    // 23:30 in Paris
    now = Date.parse('2026-11-20T22:30:00.000Z')
    ;({ world, house } = await openPaperHouse({
      databaseUrl: await open.createUrl(),
      media,
      now: () => new Date(now),
      // the keeper of calls would take one that time leaps over for abandoned
      worker: false,
      houseNumber: '+33199002100',
      line: { mode: 'twilio_stream', number: numbers.To },
    }))
    await must(house.owner.client.patch('/api/settings/voice', { maxMinutesPerDay: 10 }))
  })
  afterEach(() => world.close())

  const call = () => callByTwilio(world, media, numbers)
  const ring = () => ringByTwilio(world, numbers)

  async function speakFor(ms: number): Promise<void> {
    const made = await call()
    now += ms
    made.end()
    await readEndedCall(house, made.id)
  }

  it('are used up by the calls that are over: the next caller hears that we are busy, and is written down', async () => {
    await speakFor(4 * minute)
    await speakFor(allowed - 4 * minute)
    expect((await ring()).answer.text).toContain('reason="busy"')
    const { items } = await must<{ items: { outcome: string }[] }>(house.owner.client.get('/api/calls?tab=missed'))
    expect(items.map(({ outcome }) => outcome)).toContain('busy')
  })

  it('are not used up while a second is left', async () => {
    await speakFor(allowed - 1_000)
    const { answer, callSid, pass } = await ring()
    expect(answer.text).toContain('<Stream')
    const last = await takeStream(media, callSid, pass)
    last.end()
    await readEndedCall(house, last.id)
  })

  it('are used up by a call under way too, which goes on', async () => {
    const made = await call()
    now += allowed
    expect((await ring()).answer.text).toContain('reason="busy"')
    expect(media.commands(made.id)).not.toContainEqual(expect.objectContaining({ do: 'hang_up' }))
    expect((await readCall(house, made.id)).call.endedAt).toBeNull()
    made.end()
    await readEndedCall(house, made.id)
  })

  it('let nobody in once they are used up, however many ring at once', async () => {
    await speakFor(allowed)
    const rung = await Promise.all(Array.from({ length: 8 }, ring))
    expect(rung.map(({ pass }) => pass)).toEqual(rung.map(() => null))
  })

  it('are there anew at the midnight of the house', async () => {
    await speakFor(allowed)
    now = Date.parse('2026-11-20T22:59:59.999Z')
    expect((await ring()).pass).toBeNull()
    now += 1
    expect((await ring()).pass).not.toBeNull()
  })
})
