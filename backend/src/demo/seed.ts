import type { Clock } from '#src/clock.ts'
import type { Database, Tx } from '#src/db/database.ts'
import type { Passwords } from '#src/features/accounts/passwords.ts'
import { FaqWriter } from '#src/features/faqs/faq-writer.ts'
import type { Events } from '#src/live/event-log.ts'
import type { Secrets } from '#src/secrets.ts'
import { conversationsBefore } from './conversations-before.ts'
import { conversationsOfToday } from './conversations-today.ts'
import { demoHouses } from './houses.ts'
import type { DemoHouseName } from './requests.ts'
import { seedBookings } from './seed-bookings.ts'
import { seedCalls } from './seed-calls.ts'
import { seedConversations } from './seed-conversations.ts'
import { seedDesk } from './seed-desk.ts'
import { seedAdmin, seedHouse } from './seed-houses.ts'
import type { SeededHouse } from './seed-houses.ts'
import { seedPhoneLines } from './seed-phone-lines.ts'
import { seedRequests } from './seed-requests.ts'
import { seedUsage } from './seed-usage.ts'

export interface SeedParts {
  db: Database
  now: Clock
  events: Events
  passwords: Passwords
  secrets: Secrets
}

/** The accounts that the login pages of the demo propose. */
export const demoAccount = { email: 'demo@example.com', password: 'demo123' }
export const demoAdmin = { email: 'admin@example.com', password: 'admin123' }

/** What every part of the seed works with. */
export interface Seeding {
  tx: Tx
  events: Events
  writer: FaqWriter
  /** Instant so many minutes before now. */
  ago: (minutes: number) => string
}

/**
 * Fills an empty demo with a house at work: team, FAQs, conversations in every state, questions, requests, usage, then
 * bookings; times are relative to now. Each step is all or nothing, and nothing when it is there already.
 */
export async function seedDemo({ db, now, events, passwords, secrets }: SeedParts): Promise<void> {
  if (!(await isSeeded(db))) await seedHouses({ db, now, events, passwords })
  await seedBookings({ db, now, events })
  await seedPhoneLines({ db, now, secrets })
  await seedCalls({ db, now })
}

async function seedHouses({ db, now, events, passwords }: Omit<SeedParts, 'secrets'>): Promise<void> {
  const [member, admin] = await Promise.all([
    passwords.hashKnown(demoAccount.password),
    passwords.hashKnown(demoAdmin.password),
  ])
  await db.write(async (tx) => {
    const start = now().getTime()
    const ago = (minutes: number) => new Date(start - minutes * 60_000).toISOString()
    const seeding: Seeding = { tx, events, writer: new FaqWriter({ events, now }), ago }
    await seedAdmin(seeding, { ...demoAdmin, hash: admin })
    const houses = new Map<DemoHouseName, SeededHouse>()
    for (const house of demoHouses) houses.set(house.key, await seedHouse(seeding, house, member))
    await fillHouses(seeding, houses)
  })
}

async function fillHouses(seeding: Seeding, houses: ReadonlyMap<DemoHouseName, SeededHouse>): Promise<void> {
  const embruns = houses.get('embruns')
  if (!embruns) throw new Error('the demo has lost its house')
  const clients = await seedConversations(seeding, embruns, [...conversationsBefore, ...conversationsOfToday])
  await seedDesk(seeding, embruns, clients)
  await seedRequests(seeding, houses)
  for (const { traffic, key } of demoHouses) await seedUsage(seeding, houses.get(key)?.id ?? 0, traffic)
}

async function isSeeded(db: Database): Promise<boolean> {
  const found = await db.read.selectFrom('conciergeries').select('id').where('demo', '=', 1).executeTakeFirst()
  return found !== undefined
}
