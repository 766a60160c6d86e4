import { describeActor } from '#src/actor.ts'
import type { MemberActor } from '#src/actor.ts'
import type { Database } from '#src/db/database.ts'
import type { NewFaq } from '#src/features/faqs/faq-input.ts'
import { FaqWriter } from '#src/features/faqs/faq-writer.ts'
import type { House } from '#src/features/conciergeries/house.ts'
import { EventLog } from '#src/live/event-log.ts'

/** A row as the conciergeries room writes it, for tests of rooms that only need a house to exist. */
export async function insertHouse(db: Database, name: string): Promise<number> {
  const at = '2026-11-02T08:00:00.000Z'
  const row = await db.write((tx) =>
    tx.q
      .insertInto('conciergeries')
      .values({
        name,
        kind: 'hotel',
        email: 'maison@example.com',
        timezone: 'Europe/Paris',
        locale: 'fr',
        address: '3 rue du Port',
        city: 'Sète',
        whatsapp_number: null,
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
      .executeTakeFirstOrThrow(),
  )
  return row.id
}

const allDay = [{ from: '00:00', to: '00:00' }]

/** The same house as other rooms read it: open at any hour. */
export function houseOf(id: number, name: string, changes: Partial<House> = {}): House {
  return {
    id,
    name,
    kind: 'hotel',
    email: 'maison@example.com',
    timezone: 'Europe/Paris',
    locale: 'fr',
    address: '3 rue du Port',
    city: 'Sète',
    phoneNumber: '+33467000000',
    hours: { mon: allDay, tue: allDay, wed: allDay, thu: allDay, fri: allDay, sat: allDay, sun: allDay },
    closedMessage: '',
    ai: { mode: 'auto', tone: 'warm', rules: '', pauseMinutes: 30 },
    status: 'active',
    demo: false,
    ...changes,
  }
}

export function memberOf(conciergerieId: number): MemberActor {
  return {
    kind: 'member',
    conciergerieId,
    accountId: 1,
    memberId: 1,
    role: 'owner',
    name: 'Camille',
    locale: 'fr',
    sessionId: 1,
  }
}

export async function insertFaqs(db: Database, conciergerieId: number, faqs: readonly NewFaq[]): Promise<number[]> {
  const now = () => new Date('2026-11-02T08:00:00.000Z')
  const writer = new FaqWriter({ events: new EventLog(db, now), now })
  return db.write(async (tx) => {
    const ids: number[] = []
    for (const faq of faqs)
      ids.push(await writer.insert(tx, conciergerieId, faq, 'fr', describeActor(memberOf(conciergerieId))))
    return ids
  })
}
