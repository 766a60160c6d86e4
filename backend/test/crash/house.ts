import type { Database } from '#src/db/database.ts'

const at = '2026-01-01T00:00:00.000Z'

/** The only house, with two FAQs: some questions have an answer and others do not. */
export async function insertHouse(db: Database): Promise<void> {
  await db.write(async ({ q }) => {
    const house = await q
      .insertInto('conciergeries')
      .values({
        name: 'Maison',
        kind: 'hotel',
        email: 'a@example.com',
        timezone: 'Europe/Paris',
        locale: 'fr',
        address: '',
        city: '',
        hours: '{}',
        closed_message: '',
        ai_mode: 'auto',
        ai_tone: 'warm',
        ai_rules: '',
        ai_pause_minutes: 30,
        demo: 0,
        created_at: at,
        updated_at: at,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    const faqs = [
      ['Avez-vous un parking ?', 'Oui, dans la cour, 12 € la nuit.'],
      ['À quelle heure est le petit-déjeuner ?', 'De 7 h 30 à 10 h 30.'],
    ] as const
    for (const [question, answer] of faqs)
      await q
        .insertInto('faqs')
        .values({
          conciergerie_id: house.id,
          question,
          answer,
          locale: 'fr',
          active: 1,
          created_at: at,
          updated_at: at,
        })
        .execute()
  })
}
