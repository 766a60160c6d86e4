import { afterAll, beforeAll, expect, it } from 'vitest'
import { answerWithinMs } from '#src/features/calls/call-commands.service.ts'
import { movingClock } from '../support/booking-world.ts'
import { describeOnBothDatabases } from '../support/databases.ts'
import { eventually } from '../support/eventually.ts'
import { callByTwilio, knock, openPaperHouse } from '../support/paper-calls.ts'
import { PaperCall, PaperMedia, PaperTimers } from '../support/paper-media.ts'
import { passIn, postAsTwilio } from '../support/twilio-voice.ts'
import { logIn, must, openWorld } from '../world.ts'
import type { HouseWorld, Person, World } from '../world.ts'

const number = '+33199001901'
const colleague = '+33639980050'

describeOnBothDatabases('a call that another process carries', (open) => {
  const media = new PaperMedia()
  const elsewhere = new PaperMedia()
  elsewhere.run = 'run-of-another'
  const timers = new PaperTimers()
  let voice: World
  /** Answers screens, and has no telephone of its own. */
  let screens: World
  let house: HouseWorld
  let lineId: number
  let concierge: Person

  beforeAll(async () => {
    const databaseUrl = await open.createUrl()
    ;({
      world: voice,
      house,
      lineId,
    } = await openPaperHouse({
      databaseUrl,
      media,
      environment: { OPENAI_API_KEY: 'sk-test-of-the-lines' },
      houseNumber: '+33199001900',
      line: { mode: 'twilio_stream', number },
    }))
    screens = await openWorld({ databaseUrl, overrides: { timers, media: elsewhere, now: movingClock } })
    concierge = await logIn(screens.url, '/api/auth/login', 'owner@h-tel-des-embruns.example')
    await voice.context.startVoice()
  })
  afterAll(async () => {
    await screens.close()
    await voice.close()
  })

  const numbers = { To: number, From: '+33639981901' }
  const call = () => callByTwilio(voice, media, numbers)
  const commandRows = () => voice.context.db.read.selectFrom('call_commands').selectAll().execute()
  const ends = (id: number) =>
    voice.context.db.read.selectFrom('calls').select('end_reason').where('id', '=', id).executeTakeFirstOrThrow()

  it('says so when no voice process answers, and leaves no order behind that one would carry out later', async () => {
    const made = await call()
    await voice.context.telephone.ear.close()
    let answer: { status: number; text: string } | null = null
    void concierge.client.post(`/api/calls/${made.id}/hangup`).then((got) => (answer = got))
    await eventually(() => {
      timers.pass(answerWithinMs)
      return answer
    })
    expect(answer).toMatchObject({ status: 409, text: expect.stringContaining('service vocal') as string })
    expect(await commandRows()).toEqual([])
    await voice.context.telephone.ear.start()
    expect(media.commands(made.id)).not.toContainEqual({ do: 'hang_up', when: 'now' })
    made.end()
  })

  it('is nobody else’s to end', async () => {
    const made = await call()
    const stranger = await voice.openHouse('Ailleurs', '+33199001909')
    const theirs = await logIn(screens.url, '/api/auth/login', 'owner@ailleurs.example')
    expect(stranger.id).not.toBe(house.id)
    expect((await theirs.client.post(`/api/calls/${made.id}/hangup`)).status).toBe(404)
    expect(media.commands(made.id)).not.toContainEqual({ do: 'hang_up', when: 'now' })
    made.end()
  })

  it('ends when a concierge hangs up', async () => {
    const made = await call()
    await must(concierge.client.post(`/api/calls/${made.id}/hangup`))
    expect(media.commands(made.id)).toContainEqual({ do: 'hang_up', when: 'now' })
    made.end('hung_up')
    await eventually(async () => (await ends(made.id)).end_reason === 'concierge_hung_up')
  })

  it('is passed on once to the number that a concierge gives', async () => {
    const made = await call()
    await must(concierge.client.post(`/api/calls/${made.id}/transfer`, { to: colleague }))
    expect(made.ordered().filter((words) => words.includes('ne quittez pas'))).toHaveLength(1)
    made.end()
  })

  const tell = (world: World, path: string, form: Record<string, string>) =>
    postAsTwilio(world, path, { ...numbers, ...form })

  it('is left to the process that carries it when its carrier says elsewhere that it is over', async () => {
    const made = await call()
    const over = { CallSid: made.providerCallId, CallStatus: 'completed' }
    expect((await tell(screens, '/api/voice/status', over)).status).toBe(200)
    expect((await ends(made.id)).end_reason).toBeNull()
    await voice.context.db.write((tx) =>
      tx.q.updateTable('calls').set({ last_seen_at: '2026-01-01T00:00:00.000Z' }).where('id', '=', made.id).execute(),
    )
    await tell(screens, '/api/voice/status', over)
    expect((await ends(made.id)).end_reason).toBe('caller_hung_up')
    made.end()
  })

  it('goes on with the process to which its caller came back, whatever the first one thinks of its end', async () => {
    const made = await call()
    const back = { CallSid: made.providerCallId, DialCallStatus: 'no-answer' }
    const answer = await tell(screens, '/api/voice/after', back)
    knock(elsewhere, {
      ref: 'back',
      road: 'twilio_stream',
      providerCallId: made.providerCallId,
      pass: passIn(answer),
    })
    await eventually(() => elsewhere.starts().length > 0)
    made.end()
    await eventually(() => voice.context.telephone.switchboard.callIds.length === 0)
    expect((await ends(made.id)).end_reason).toBeNull()
    const there = new PaperCall(elsewhere, made.id)
    there.tell({ on: 'answered' })
    there.end()
    await eventually(async () => (await ends(made.id)).end_reason === 'caller_hung_up')
  })

  it('ends with its line when that is stopped at once', async () => {
    const made = await call()
    await screens.context.telephone.forLines.calls.hangUp(lineId)
    await eventually(() => media.commands(made.id).some((command) => command.do === 'hang_up'))
    made.end('hung_up')
  })
})
