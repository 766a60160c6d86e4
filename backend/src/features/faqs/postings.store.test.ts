import { beforeEach, expect, it } from 'vitest'
import type { Database } from '#src/db/database.ts'
import { stems } from '#src/text/stems.ts'
import { tokens } from '#src/text/tokens.ts'
import { describeOnBothDatabases } from '../../../test/support/databases.ts'
import { removePostings, replacePostings, topByStems } from './postings.store.ts'

const at = '2026-01-01T00:00:00.000Z'

async function addHouse(db: Database, name: string): Promise<number> {
  const house = {
    name,
    kind: 'hotel',
    email: `${name}@example.com`,
    timezone: 'Europe/Paris',
    locale: 'fr',
    address: '',
    city: '',
    hours: '{}',
  }
  const ai = {
    closed_message: '',
    ai_mode: 'auto',
    ai_tone: '',
    ai_rules: '',
    ai_pause_minutes: 30,
    demo: 0,
    created_at: at,
    updated_at: at,
  }
  const row = await db.write(({ q }) =>
    q
      .insertInto('conciergeries')
      .values({ ...house, ...ai })
      .returning('id')
      .executeTakeFirstOrThrow(),
  )
  return row.id
}

async function addFaq(
  db: Database,
  conciergerieId: number,
  question: string,
  answer: string,
  aliases: string[] = [],
): Promise<number> {
  return db.write(async ({ q }) => {
    const row = {
      conciergerie_id: conciergerieId,
      question,
      answer,
      locale: 'fr',
      active: 1,
      created_at: at,
      updated_at: at,
    }
    const { id } = await q.insertInto('faqs').values(row).returning('id').executeTakeFirstOrThrow()
    await replacePostings(q, conciergerieId, { id, question, answer, aliases, locale: 'fr' })
    return id
  })
}

describeOnBothDatabases('the postings of FAQs', (open) => {
  let db: Database
  let house: number
  const find = async (text: string, conciergerieId = house, limit = 10) =>
    (await topByStems(db.read, conciergerieId, stems(tokens(text), 'fr'), limit)).map(({ faqId }) => faqId)

  beforeEach(async () => {
    db = await open()
    house = await addHouse(db, 'mouettes')
  })

  it('find nothing in an empty house, for no word, or for unknown words', async () => {
    expect(await find('parking')).toEqual([])
    await addFaq(db, house, 'Avez-vous un parking ?', 'Oui.')
    expect(await find('')).toEqual([])
    expect(await find('xyzzy')).toEqual([])
  })

  it('never find the FAQ of another house, even where it is the only one to fit', async () => {
    const other = await addHouse(db, 'canari')
    const canary = await addFaq(db, other, 'Où est le canari ?', 'Le canari chante au salon.', ['canari'])
    await addFaq(db, house, 'Avez-vous un parking ?', 'Oui.')
    expect(await find('canari')).toEqual([])
    expect(await find('le canari du parking')).not.toContain(canary)
    expect(await find('canari', other)).toEqual([canary])
  })

  it('are not removed through another house', async () => {
    const other = await addHouse(db, 'canari')
    const parking = await addFaq(db, house, 'Avez-vous un parking ?', 'Oui.')
    await db.write(({ q }) => removePostings(q, other, parking))
    expect(await find('parking')).toEqual([parking])
  })

  it('leave out FAQs that are switched off or deleted', async () => {
    const off = await addFaq(db, house, 'Le parking couvert', 'Oui.')
    const deleted = await addFaq(db, house, 'Le parking fermé', 'Oui.')
    await db.write(async ({ q }) => {
      await q.updateTable('faqs').set({ active: 0 }).where('id', '=', off).execute()
      await q.updateTable('faqs').set({ deleted_at: at }).where('id', '=', deleted).execute()
    })
    expect(await find('parking')).toEqual([])
  })

  it('put the FAQ first that holds the rarest words, question before answer', async () => {
    const hours = await addFaq(db, house, 'Quels sont les horaires de la piscine ?', 'De 8 h à 21 h.')
    const spa = await addFaq(db, house, 'Quels sont les horaires du spa ?', 'Comme la piscine.')
    await addFaq(db, house, 'Quels sont les horaires du bar ?', 'De midi à minuit.')
    expect((await find('horaires de la piscine')).slice(0, 2)).toEqual([hours, spa])
    expect(await find('piscine', house, 1)).toEqual([hours])
  })

  it('find a FAQ by an alias, and no longer once the alias is gone', async () => {
    const id = await addFaq(db, house, 'Avez-vous un parking ?', 'Oui.', ['où garer ma voiture'])
    expect(await find('garer')).toEqual([id])
    await db.write(({ q }) =>
      replacePostings(q, house, { id, question: 'Avez-vous un parking ?', answer: 'Oui.', aliases: [], locale: 'fr' }),
    )
    expect(await find('garer')).toEqual([])
    expect(await find('parking')).toEqual([id])
  })

  it('find nothing once they are removed', async () => {
    const id = await addFaq(db, house, 'Avez-vous un parking ?', 'Oui.')
    await db.write(({ q }) => removePostings(q, house, id))
    expect(await find('parking')).toEqual([])
  })

  it('take a long answer, and words too long to be searched', async () => {
    const answer = Array.from({ length: 1200 }, (_, i) => `mot${i}`).join(' ')
    const id = await addFaq(db, house, `Le règlement ${'x'.repeat(4000)}`, answer)
    expect(await find(`mot1199 ${'x'.repeat(4000)}`)).toEqual([id])
  })

  it('score as the ranker does: 1 for a FAQ that holds every word in question and answer', async () => {
    await addFaq(db, house, 'parking', 'parking')
    await addFaq(db, house, 'piscine', 'piscine')
    const [first] = await topByStems(db.read, house, stems(['parking'], 'fr'), 10)
    expect(first?.score).toBeCloseTo(1)
  })
})
