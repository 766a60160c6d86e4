import { newHouse } from '#src/features/conciergeries/new-house.ts'
import { french } from './french.ts'
import type { DemoFaq } from './demo-faq.ts'
import type { DemoHouse } from './houses.ts'
import type { TeamMember } from './script.ts'
import type { Seeding } from './seed.ts'

export interface SeededFaq {
  id: number
  question: string
  answer: string
}

export interface SeededMember {
  accountId: number
  memberId: number
  name: string
}

export interface SeededHouse {
  id: number
  owner: SeededMember
  team: Partial<Record<TeamMember, SeededMember>>
  faqs: ReadonlyMap<string, SeededFaq>
}

const day = 24 * 60
const opened = 120 * day

export async function seedAdmin({ tx, ago }: Seeding, { email, hash }: { email: string; hash: string }): Promise<void> {
  const row = { email, name: 'Alix Renard', password_hash: hash, locale: 'fr', demo: 1, created_at: ago(opened) }
  await tx.q
    .insertInto('admins')
    .values(row)
    .onConflict((oc) => oc.column('email').doNothing())
    .execute()
}

export async function seedHouse(seeding: Seeding, house: DemoHouse, passwordHash: string): Promise<SeededHouse> {
  const id = await insertHouse(seeding, house)
  const faqs = new Map<string, SeededFaq>()
  const owner = await addPerson(seeding, id, {
    email: house.email,
    name: house.owner,
    phone: house.ownerPhone,
    role: 'owner',
    passwordHash,
  })
  const team: SeededHouse['team'] =
    house.key === 'embruns' ? { marie: owner, yann: await addYann(seeding, id, passwordHash) } : {}
  for (const faq of house.faqs) faqs.set(faq.key, await seedFaq(seeding, id, faq, owner.name))
  return { id, owner, team, faqs }
}

async function insertHouse({ tx, ago }: Seeding, house: DemoHouse): Promise<number> {
  const seed = {
    name: house.name,
    email: house.email,
    kind: house.kind,
    whatsapp_number: house.whatsappNumber,
    phone_number: house.phoneNumber,
  }
  const row = {
    ...newHouse(seed, ago(opened)),
    address: house.address,
    city: house.city,
    hours: JSON.stringify(house.hours),
    ai_rules: house.rules,
    demo: 1,
  }
  return (await tx.q.insertInto('conciergeries').values(row).returning('id').executeTakeFirstOrThrow()).id
}

const addYann = (seeding: Seeding, conciergerieId: number, passwordHash: string) =>
  addPerson(seeding, conciergerieId, {
    email: 'yann@example.com',
    name: 'Yann Kerbrat',
    phone: '+33639980902',
    role: 'concierge',
    passwordHash,
  })

interface NewPerson {
  email: string
  name: string
  phone: string
  role: string
  passwordHash: string
}

async function addPerson(
  { tx, ago }: Seeding,
  conciergerieId: number,
  { email, name, phone, role, passwordHash }: NewPerson,
): Promise<SeededMember> {
  const created = ago(opened)
  const account = await tx.q
    .insertInto('accounts')
    .values({ email, name, password_hash: passwordHash, locale: 'fr', phone, created_at: created })
    .returning('id')
    .executeTakeFirstOrThrow()
  const member = await tx.q
    .insertInto('members')
    .values({
      conciergerie_id: conciergerieId,
      account_id: account.id,
      role,
      status: 'active',
      last_seen_at: ago(12),
      created_at: created,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return { accountId: account.id, memberId: member.id, name }
}

async function seedFaq(
  { tx, writer, ago }: Seeding,
  conciergerieId: number,
  faq: DemoFaq,
  by: string,
): Promise<SeededFaq> {
  const year = ago(0).slice(0, 4)
  const [question, answer] = [french(faq.question), french(faq.answer)]
  const season = faq.season ? { validFrom: `${year}-${faq.season.from}`, validTo: `${year}-${faq.season.to}` } : {}
  const input = {
    question,
    answer,
    category: faq.category,
    active: faq.active ?? true,
    aliases: (faq.aliases ?? []).map(french),
    ...season,
  }
  const id = await writer.insert(tx, conciergerieId, input, 'fr', by)
  const used = faq.used ?? 0
  await tx.q
    .updateTable('faqs')
    .set({
      usage_count: used,
      last_used_at: used > 0 ? ago(used * 13) : null,
      created_at: ago(90 * day),
      updated_at: ago(30 * day),
    })
    .where('conciergerie_id', '=', conciergerieId)
    .where('id', '=', id)
    .execute()
  return { id, question, answer }
}
