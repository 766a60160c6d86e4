import type { Insertable } from 'kysely'
import type { Database } from '#src/db/database.ts'
import type { Tables } from '#src/db/tables.ts'
import { newConversation } from '../support/rows.ts'
import { fillBookings } from './bookings.ts'
import { fillCalls } from './calls.ts'
import { fillLines } from './lines.ts'

const at = '2026-11-20T09:00:00.000Z'

/** Ids of rows of one house, by what they are. */
export interface Belongings {
  conciergerie: number
  member: number
  session: number
  invitation: number
  key: number
  client: number
  conversation: number
  message: number
  media: number
  faq: number
  question: number
  quickReply: number
  template: number
  notification: number
  request: number
  unitType: number
  unit: number
  combo: number
  service: number
  rule: number
  reservation: number
  block: number
  waiting: number
  order: number
  menuItem: number
  leftMessage: number
  line: number
  call: number
  fact: number
}

/** Gives a house a row of everything, each saying `canary`. */
export async function fillHouse(db: Database, conciergerieId: number, canary: string): Promise<Belongings> {
  const thread = await newConversation(db, conciergerieId, canary)
  const people = await findPeople(db, conciergerieId)
  const insert = async <T extends keyof Tables>(table: T, row: Insertable<Tables[T]>): Promise<number> =>
    db.write(async ({ q }) => {
      const inserted = await q
        .insertInto(table)
        .values(row)
        .returning('id' as never)
        .executeTakeFirstOrThrow()
      return (inserted as { id: number }).id
    })
  const house = { conciergerie_id: conciergerieId }
  const faq = await insert('faqs', {
    ...house,
    question: canary,
    answer: canary,
    category: canary,
    locale: 'fr',
    active: 1,
    valid_from: null,
    valid_to: null,
    last_used_at: null,
    created_at: at,
    updated_at: at,
    deleted_at: null,
  })
  const question = await insert('questions', {
    ...house,
    text: canary,
    folded: canary.toLowerCase(),
    language: 'fr',
    status: 'open',
    count: 1,
    draft: canary,
    faq_id: null,
    first_asked_at: at,
    last_asked_at: at,
  })
  await insert('question_asks', {
    ...house,
    question_id: question,
    text: canary,
    channel: 'whatsapp',
    conversation_id: thread.conversationId,
    message_id: null,
    client_id: thread.clientId,
    at,
    answered_at: null,
  })
  const media = await insert('media', {
    ...house,
    message_id: thread.messageId,
    position: 0,
    source_url: null,
    content_type: 'image/png',
    file_name: canary,
    size: 3,
    status: 'stored',
    failure: null,
    created_at: at,
  })
  await db.write(({ q }) =>
    q
      .insertInto('media_contents')
      .values({ media_id: media, conciergerie_id: conciergerieId, content: Buffer.from(canary) })
      .execute(),
  )
  return {
    conciergerie: conciergerieId,
    ...people,
    ...(await fillBookings(db, { conciergerieId, canary, accountId: people.account, ...thread })),
    ...(await fillCalls(db, { conciergerieId, canary, clientId: thread.clientId })),
    line: await fillLines(db, conciergerieId, canary),
    client: thread.clientId,
    conversation: thread.conversationId,
    message: thread.messageId,
    media,
    faq,
    question,
    quickReply: await insert('quick_replies', {
      ...house,
      shortcut: canary.toLowerCase(),
      title: canary,
      text: canary,
      locale: 'fr',
    }),
    template: await insert('whatsapp_templates', {
      ...house,
      content_sid: `HX${canary}`,
      name: canary,
      language: 'fr',
      body: canary,
      variables: '[]',
      category: 'utility',
      status: 'approved',
      synced_at: at,
    }),
    notification: await insert('notifications', {
      ...house,
      account_id: people.account,
      source: canary,
      type: 'human_needed',
      title: canary,
      detail: canary,
      link: null,
      read_at: null,
      created_at: at,
    }),
    request: await insert('feature_requests', {
      ...house,
      account_id: people.account,
      title: `Demande ${conciergerieId}`,
      description: '',
      status: 'pending',
      priority: 'low',
      duplicate_of: null,
      completed_at: null,
      created_at: at,
      updated_at: at,
      deleted_at: null,
    }),
    invitation: await insert('links', {
      ...house,
      token_hash: `hash of ${canary}`,
      purpose: 'invite',
      account_id: null,
      email: `${canary}@example.com`,
      role: 'concierge',
      created_by: canary,
      created_at: at,
      expires_at: '2099-01-01T00:00:00.000Z',
      used_at: null,
    }),
  }
}

async function findPeople(db: Database, conciergerieId: number) {
  const of = (table: 'members' | 'sessions' | 'api_keys') =>
    db.read
      .selectFrom(table)
      .select('id')
      .where('conciergerie_id', '=', conciergerieId)
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow()
  const [member, session, key] = await Promise.all([of('members'), of('sessions'), of('api_keys')])
  const { account_id: account } = await db.read
    .selectFrom('members')
    .select('account_id')
    .where('id', '=', member.id)
    .executeTakeFirstOrThrow()
  return { member: member.id, session: session.id, key: key.id, account }
}

const watched = [
  'conciergeries',
  'members',
  'links',
  'api_keys',
  'clients',
  'conversations',
  'messages',
  'media',
  'faqs',
  'faq_aliases',
  'questions',
  'question_asks',
  'quick_replies',
  'whatsapp_templates',
  'notifications',
  'feature_requests',
  'answers',
  'unit_types',
  'units',
  'unit_combos',
  'services',
  'calendar_rules',
  'reservations',
  'reservation_events',
  'blocks',
  'waitlist_entries',
  'menu_items',
  'orders',
  'order_items',
  'left_messages',
  'notices',
  'phone_lines',
  'line_events',
  'calls',
  'call_turns',
  'call_tools',
  'call_facts',
] as const

/** Everything that a house has, to see whether somebody touched it. */
export async function snapshot(db: Database, conciergerieId: number): Promise<Record<string, unknown[]>> {
  const rows = await Promise.all(
    watched.map(async (table) => {
      const column = table === 'conciergeries' ? 'id' : 'conciergerie_id'
      return [
        table,
        await db.read
          .selectFrom(table)
          .selectAll()
          .where(column as never, '=', conciergerieId as never)
          .orderBy('id')
          .execute(),
      ] as const
    }),
  )
  return Object.fromEntries(rows)
}
