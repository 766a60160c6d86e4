import { afterAll, beforeAll, expect, it } from 'vitest'
import { unavailable } from '#src/db/unavailable.ts'
import { keyGapMs } from '#src/voice/call/call-keys.ts'
import { silenceMs } from '#src/voice/call/silence.ts'
import { readEndedCall } from '../support/call-record.ts'
import { describeOnBothDatabases } from '../support/databases.ts'
import { eventually } from '../support/eventually.ts'
import { callBySip, openPaperHouse } from '../support/paper-calls.ts'
import { PaperMedia, PaperTimers } from '../support/paper-media.ts'
import type { PaperCall } from '../support/paper-media.ts'
import { must } from '../world.ts'
import type { HouseWorld, World } from '../world.ts'

const colleague = '+33639980050'
const minute = 60_000

/** As if its server were being restarted: nothing can be written. @returns ends it */
const takeAway = (world: World) => writeOtherwise(world, () => Promise.reject(unavailable(new Error('away'))))

/** As if connections broke off with each commit: what is written is written, and nobody hears so. @returns ends it */
const loseAnswers = (world: World) =>
  writeOtherwise(world, async (write) => {
    await write()
    throw unavailable(new Error('lost'))
  })

function writeOtherwise(
  { context: { db } }: World,
  act: (write: () => Promise<unknown>) => Promise<never>,
): () => void {
  const write = db.write.bind(db)
  db.write = (fn, options) => act(() => write(fn, options))
  return () => {
    db.write = write
  }
}

describeOnBothDatabases('the life of a call that we carry', (open) => {
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
      houseNumber: '+33199001400',
      line: { mode: 'sip_bridge', number: '+33199001401' },
    }))
    await must(house.owner.client.patch('/api/settings/voice', { transferNumber: colleague }))
  })
  afterAll(() => world.close())

  const call = () => callBySip(media, lineId)

  const greeted = async () => {
    const made = await call()
    made.speak('Hôtel des Embruns, bonjour. Je suis l’assistant vocal de la maison, une intelligence artificielle.')
    return made
  }
  const ended = (id: number) => readEndedCall(house, id)
  const commands = (made: PaperCall, kind: string) => media.commands(made.id).filter((one) => one.do === kind)

  /** The caller asks for a person, is told so, and the person is rung. */
  async function passOn(): Promise<PaperCall> {
    const made = await greeted()
    made.answer('Je veux parler à quelqu’un.')
    await made.use('transfer_to_human', { reason: 'demande' })
    made.speak('Je vous passe une personne de l’équipe, ne quittez pas.')
    await eventually(() => commands(made, 'transfer').length > 0)
    return made
  }

  it('begins again with what a caller must know, for one who talked over it, and is recorded from then on', async () => {
    await must(house.owner.client.patch('/api/settings/voice', { recording: { enabled: true } }))
    const made = await call()
    await must(house.owner.client.patch('/api/settings/voice', { recording: { enabled: false } }))
    const itemId = made.speak('Hôtel des Embruns, bonjour. Cet appel peut être enregistré.', { isHeard: false })
    made.tell({ on: 'cut', itemId, heardMs: 300, ofMs: 3_000 })
    await eventually(() => made.ordered().some((words) => words.includes('intelligence artificielle')))
    expect(media.commands(made.id)).not.toContainEqual({ do: 'record', on: true })
    made.speak('Cet appel peut être enregistré. Je suis une intelligence artificielle.')
    await eventually(() => media.commands(made.id).some((one) => one.do === 'record' && one.on))
    made.end()
  })

  it('loses no word while the database is away, and tells the caller what it cannot do now', async () => {
    const made = await greeted()
    const comeBack = takeAway(world)
    made.answer('Une chambre pour ce soir, s’il vous plaît.')
    made.tell({ on: 'tool_call', toolCallId: 'away', name: 'check_availability', arguments: '{}', atMs: 2_000 })
    await eventually(() => {
      timers.advance(100)
      return made.answers('away').length > 0
    })
    expect(JSON.parse(made.answers('away')[0] ?? '')).toMatchObject({ status: 'failed' })
    made.speak('Cela ne marche pas pour le moment. Puis-je noter un message ?')
    made.end()
    comeBack()
    timers.advance(minute)
    const { call: row, turns } = await ended(made.id)
    expect(row).toMatchObject({ status: 'ended', endReason: 'caller_hung_up' })
    expect(turns.map(({ text }) => text)).toEqual([
      expect.stringContaining('intelligence artificielle'),
      'Une chambre pour ce soir, s’il vous plaît.',
      'Cela ne marche pas pour le moment. Puis-je noter un message ?',
    ])
  })

  it('answers a tool whose beginning was written though the database could not say so', async () => {
    const made = await greeted()
    const comeBack = loseAnswers(world)
    made.tell({ on: 'tool_call', toolCallId: 'unheard', name: 'check_availability', arguments: '{}', atMs: 2_000 })
    const { read } = world.context.db
    const begun = read.selectFrom('call_tools').select('id').where('tool_call_id', '=', 'unheard')
    await eventually(() => begun.executeTakeFirst())
    comeBack()
    await eventually(() => {
      timers.advance(100)
      return made.answers('unheard').length > 0
    })
    expect(JSON.parse(made.answers('unheard')[0] ?? '')).toMatchObject({ status: 'failed' })
    made.end()
    await ended(made.id)
  })

  it('tells the caller two minutes before the longest that a call may last, and ends it then', async () => {
    await must(house.owner.client.patch('/api/settings/voice', { maxMinutesPerCall: 15 }))
    const made = await greeted()
    made.answer('Bonjour.')
    timers.advance(13 * minute - 1)
    expect(made.ordered()).toEqual([])
    timers.advance(1)
    expect(made.ordered()).toEqual([expect.stringContaining('deux minutes')])
    timers.advance(2 * minute)
    expect(made.ordered().at(-1)).toContain('arrive à sa limite')
    expect(media.commands(made.id).at(-1)).toEqual({ do: 'hang_up', when: 'after_playout' })
    made.end('hung_up')
    expect((await ended(made.id)).call).toMatchObject({ status: 'ended', endReason: 'too_long' })
  })

  it('is not limited once the caller talks with the person who was rung', async () => {
    const made = await passOn()
    made.tell({ on: 'transfer', outcome: 'accepted', detail: null })
    const before = media.commands(made.id).length
    timers.advance(16 * minute)
    expect(media.commands(made.id).slice(before)).toEqual([])
    made.end('transferred')
    expect((await ended(made.id)).call).toMatchObject({ endReason: 'transferred', outcome: 'transferred' })
  })

  it('says nothing into a conversation with a colleague when one side holds the other', async () => {
    const made = await passOn()
    made.tell({ on: 'transfer', outcome: 'accepted', detail: null })
    const before = made.ordered().length
    made.tell({ on: 'held', state: true })
    made.tell({ on: 'held', state: false })
    timers.advance(4 * silenceMs)
    expect(made.ordered().slice(before)).toEqual([])
    made.end('transferred')
    await ended(made.id)
  })

  it('leaves a caller alone who speaks, then waits, while somebody is rung', async () => {
    const made = await passOn()
    made.answer('Allô ?')
    made.speak('Ne quittez pas.')
    const before = made.ordered().length
    for (let step = 0; step < 4; step++) {
      timers.advance(silenceMs)
      made.tell({ on: 'quiet', atMs: 60_000 + step })
    }
    expect(made.ordered().slice(before)).toEqual([])
    expect(commands(made, 'hang_up')).toEqual([])

    // nobody takes it: the caller is with us again, and silence counts
    made.tell({ on: 'transfer', outcome: 'refused', detail: 'no_answer' })
    expect(made.ordered().at(-1)).toContain('Personne ne peut vous répondre')
    made.tell({ on: 'quiet', atMs: 70_000 })
    timers.advance(silenceMs)
    expect(made.ordered().at(-1)).toContain('toujours là')
    made.end()
    await ended(made.id)
  })

  it('does not ask whether the caller is there before it tells them that they are passed on', async () => {
    const made = await greeted()
    await must(house.concierge.client.post(`/api/calls/${made.id}/transfer`, { to: colleague }))
    timers.advance(silenceMs)
    expect(made.ordered()).toEqual([expect.stringContaining('ne quittez pas')])
    made.end()
    await ended(made.id)
  })

  it('counts the silence after a key, and hangs up in the end', async () => {
    const made = await greeted()
    timers.advance(silenceMs - 1)
    made.tell({ on: 'dtmf', digit: '5', atMs: 9_000 })
    timers.advance(keyGapMs)
    made.tell({ on: 'quiet', atMs: 12_000 })
    for (let step = 0; step < 3; step++) {
      timers.advance(silenceMs)
      made.tell({ on: 'quiet', atMs: 30_000 + step })
    }
    expect(made.ordered()).toHaveLength(3)
    made.end('hung_up')
    expect((await ended(made.id)).call).toMatchObject({ endReason: 'silence' })
  })

  it('begins to count anew with a key that nothing has come of yet', async () => {
    const made = await greeted()
    for (const digit of ['0', '6', '3', '9', '9', '8']) {
      made.tell({ on: 'dtmf', digit, atMs: 9_000 })
      timers.advance(keyGapMs - 1)
    }
    expect(made.ordered()).toEqual([])
    made.end()
    const { turns } = await ended(made.id)
    expect(turns.at(-1)).toMatchObject({ speaker: 'caller', text: '[touches : 063998]' })
  })

  it('gives the voice what was keyed, once it is typed to its end, and writes it down in its place', async () => {
    const made = await greeted()
    const heard = () => media.commands(made.id).flatMap((one) => (one.do === 'hear' ? [one.text] : []))
    for (const digit of ['4', '2', '#']) made.tell({ on: 'dtmf', digit, atMs: 9_000 })
    expect(heard()).toEqual(['[touches : 42]'])
    made.tell({ on: 'dtmf', digit: '5', atMs: 12_000 })
    expect(heard()).toHaveLength(1)
    timers.advance(keyGapMs)
    expect(heard()).toEqual(['[touches : 42]', '[touches : 5]'])
    // the model tells the turn again, and answers it
    const answer = { itemId: 'answer', speaker: 'assistant', atMs: 15_000 } as const
    made.tell({ on: 'item', itemId: 'keys_2', previousItemId: 'keys_1', speaker: 'caller', atMs: 14_500 })
    made.tell({ on: 'item', ...answer, previousItemId: 'keys_2' })
    made.tell({ on: 'text', ...answer, text: 'Vous avez choisi le cinq.', final: true })
    made.end()
    const { turns, call: row } = await ended(made.id)
    expect(turns.map(({ speaker, text }) => (speaker === 'caller' ? text : speaker))).toEqual([
      'assistant',
      '[touches : 42]',
      '[touches : 5]',
      'assistant',
    ])
    expect(row.outcome).toBe('answered')
  })

  it('keeps to itself what is keyed for a colleague, and does not talk while one is rung', async () => {
    const made = await passOn()
    for (const digit of ['1', '#']) made.tell({ on: 'dtmf', digit, atMs: 20_000 })
    made.tell({ on: 'transfer', outcome: 'accepted', detail: null })
    for (const digit of ['9', '#']) made.tell({ on: 'dtmf', digit, atMs: 30_000 })
    expect(commands(made, 'hear')).toEqual([])
    made.end('transferred')
    const { turns } = await ended(made.id)
    expect(turns.map(({ text }) => text).filter((text) => text.startsWith('[touches'))).toEqual(['[touches : 1]'])
  })

  it('gives up ringing only after media has, and then takes a message', async () => {
    const made = await passOn()
    const before = made.ordered().length
    timers.advance(50_000)
    expect(made.ordered().slice(before)).toEqual([])
    timers.advance(10_000)
    expect(made.ordered().slice(before)).toEqual([expect.stringContaining('laisser un message')])
    made.end()
    await ended(made.id)
  })
})
