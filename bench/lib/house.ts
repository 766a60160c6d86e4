import type { Database, Tx } from '../../backend/src/db/database.ts'
import { numberOfHouse } from './twilio-forms.ts'

const at = '2026-01-01T00:00:00.000Z'

const faqsOfHouse = 50

/** Houses that the load writes to, each with its number and its FAQs. */
export function insertHouses(db: Database, count: number): Promise<number[]> {
  return db.write(async (tx) => {
    const ids: number[] = []
    for (let index = 0; index < count; index++) ids.push(await insertHouse(tx, numberOfHouse(index)))
    return ids
  })
}

async function insertHouse({ q }: Tx, whatsappNumber: string): Promise<number> {
  const house = await q
    .insertInto('conciergeries')
    .values({
      name: 'Maison de mesure',
      kind: 'hotel',
      email: 'bench@example.com',
      timezone: 'Europe/Paris',
      locale: 'fr',
      address: '',
      city: '',
      whatsapp_number: whatsappNumber,
      phone_number: null,
      hours: '{}',
      closed_message: '',
      ai_mode: 'auto',
      ai_tone: 'warm',
      ai_rules: '',
      ai_pause_minutes: 30,
      twilio_account_sid: null,
      twilio_auth_token: null,
      twilio_secondary_token: null,
      messaging_service_sid: null,
      demo: 0,
      last_activity_at: null,
      created_at: at,
      updated_at: at,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await q
    .insertInto('faqs')
    .values(Array.from({ length: faqsOfHouse }, (_, index) => faqOf(house.id, index)))
    .execute()
  return house.id
}

const faqOf = (house: number, index: number) => ({
  conciergerie_id: house,
  question: `À quelle heure ouvre la salle numéro ${index} ?`,
  answer: `La salle numéro ${index} ouvre tous les jours de 9 h à 19 h ; on y entre par la cour, avec la clef de la chambre.`,
  category: 'Horaires',
  locale: 'fr',
  active: 1,
  valid_from: null,
  valid_to: null,
  last_used_at: null,
  created_at: at,
  updated_at: at,
  deleted_at: null,
})
