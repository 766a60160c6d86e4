import { french } from './french.ts'
import { featureRequests } from './requests.ts'
import type { DemoHouseName } from './requests.ts'
import type { SeededHouse } from './seed-houses.ts'
import type { Seeding } from './seed.ts'

const day = 24 * 60
type DemoRequest = (typeof featureRequests)[number]
type Houses = ReadonlyMap<DemoHouseName, SeededHouse>

/** What the houses asked for, voted, and were told. */
export async function seedRequests(seeding: Seeding, houses: Houses): Promise<void> {
  const admin = await seeding.tx.q.selectFrom('admins').select('id').orderBy('id').executeTakeFirstOrThrow()
  for (const request of featureRequests) {
    const id = await insertRequest(seeding, houses, request)
    await addVotes(seeding, houses, id, request)
    await addComments(seeding, admin.id, id, request)
  }
}

async function insertRequest({ tx, ago }: Seeding, houses: Houses, request: DemoRequest): Promise<number> {
  const from = request.from === null ? undefined : houses.get(request.from)
  const decided = ago((request.daysAgo * day) / 3)
  const row = await tx.q
    .insertInto('feature_requests')
    .values({
      conciergerie_id: from?.id ?? null,
      account_id: from?.owner.accountId ?? null,
      title: french(request.title),
      description: french(request.description),
      status: request.status,
      priority: request.priority,
      duplicate_of: null,
      completed_at: request.status === 'completed' ? decided : null,
      created_at: ago(request.daysAgo * day),
      updated_at: request.status === 'pending' ? ago(request.daysAgo * day) : decided,
      deleted_at: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const history = {
    request_id: row.id,
    by: from?.owner.name ?? 'Alix Renard',
    field: 'created',
    from_value: null,
    to_value: french(request.title),
    at: ago(request.daysAgo * day),
  }
  const decision = {
    ...history,
    by: 'Alix Renard',
    field: 'status',
    from_value: 'pending',
    to_value: request.status,
    at: decided,
  }
  await tx.q
    .insertInto('feature_history')
    .values(request.status === 'pending' ? [history] : [history, decision])
    .execute()
  return row.id
}

async function addVotes({ tx, ago }: Seeding, houses: Houses, requestId: number, request: DemoRequest): Promise<void> {
  for (const name of request.votes) {
    const house = houses.get(name)
    if (!house) continue
    const person = { request_id: requestId, conciergerie_id: house.id, account_id: house.owner.accountId }
    await tx.q
      .insertInto('feature_votes')
      .values({ ...person, at: ago(request.daysAgo * day - 60) })
      .execute()
    await tx.q.insertInto('feature_follows').values(person).execute()
  }
}

async function addComments(
  { tx, ago }: Seeding,
  adminId: number,
  requestId: number,
  request: DemoRequest,
): Promise<void> {
  for (const { text, internal = false } of request.comments ?? []) {
    const at = ago((request.daysAgo * day) / 3)
    await tx.q
      .insertInto('feature_comments')
      .values({ request_id: requestId, admin_id: adminId, text: french(text), internal: Number(internal), at })
      .execute()
  }
}
