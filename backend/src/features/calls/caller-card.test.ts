import { expect, it } from 'vitest'
import { ClientRegistry } from '#src/features/clients/client-registry.ts'
import type { Database } from '#src/db/database.ts'
import { createJobs } from '#src/jobs/queue.ts'
import { EventLog } from '#src/live/event-log.ts'
import { describeOnBothDatabases } from '../../../test/support/databases.ts'
import { houseOf, insertHouse, memberOf } from '../../../test/support/house-with-faqs.ts'
import { CallLog } from './call-log.ts'
import { FactsService } from './facts.service.ts'

const now = () => new Date('2026-11-02T08:00:00.000Z')
const limits = { maxConcurrent: 10, maxMinutesPerDay: 600, dayBegan: '2026-11-01T23:00:00.000Z' }
const heard = [
  { field: 'name', value: 'Camille Rousseau' },
  { field: 'email', value: 'camille@example.com' },
  { field: 'allergies', value: 'noix' },
] as const

async function openCalls(db: Database) {
  const events = new EventLog(db, now)
  const house = await insertHouse(db, 'Les Quais')
  const cards = new ClientRegistry({ events, now })
  const log = new CallLog({ db, events, jobs: createJobs(db, now), now, cards })
  const reader = {
    read: () =>
      Promise.resolve({
        summary: 'Une réservation.',
        facts: heard.map((fact) => ({ ...fact, confidence: 'to_check', turnId: null, evidence: '' }) as const),
      }),
  }
  const houses = { read: (id: number) => Promise.resolve(houseOf(id, 'Les Quais')) }
  const facts = new FactsService({ db, events, cards, reader, houses })
  /** From somebody who hides their number. */
  const call = async (providerCallId: string) => {
    const opened = await log.open(
      {
        conciergerieId: house,
        lineId: null,
        road: 'twilio_stream',
        providerCallId,
        number: '+33139980001',
        phone: null,
        language: 'fr',
        pass: null,
      },
      limits,
    )
    if (!opened) throw new Error('a call of that name is known already')
    return opened.call
  }
  const countCards = async () => (await db.read.selectFrom('clients').select('id').execute()).length
  return { db, house, log, facts, call, countCards, me: memberOf(house) }
}

const rounds = ['one', 'two', 'three', 'four', 'five']

describeOnBothDatabases('a caller who hides their number', (open) => {
  it('has one card, though several tools want to write on it at once', async () => {
    const { log, call, countCards } = await openCalls(await open())
    for (const name of rounds) {
      const key = await call(name)
      const ids = await Promise.all([log.ensureClient(key), log.ensureClient(key), log.ensureClient(key)])
      expect(new Set(ids).size).toBe(1)
    }
    expect(await countCards()).toBe(rounds.length)
  })

  it('has one card, though two people accept at once what was learnt of them', async () => {
    const { db, house, log, facts, call, countCards, me } = await openCalls(await open())
    for (const name of rounds) {
      const key = await call(name)
      const turn = { itemId: name, position: 1, speaker: 'caller', text: 'Bonjour', partial: false, atMs: 0 } as const
      await log.saveTurn(key, turn)
      await facts.read(house, key.id)
      const learnt = await facts.listOf(house, key.id)
      await Promise.all(learnt.map(({ id }) => facts.decide(me, key.id, { accept: [id], reject: [] })))
      const { client_id } = await db.read
        .selectFrom('calls')
        .select('client_id')
        .where('id', '=', key.id)
        .executeTakeFirstOrThrow()
      const card = await db.read.selectFrom('clients').selectAll().where('id', '=', client_id).executeTakeFirst()
      expect(card).toMatchObject(Object.fromEntries(heard.map(({ field, value }) => [field, value])))
    }
    expect(await countCards()).toBe(rounds.length)
  })
})
