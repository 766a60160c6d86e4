import type { Insertable } from 'kysely'
import type { Database, Queries } from '#src/db/database.ts'
import type { Tables } from '#src/db/tables.ts'

const at = '2026-11-20T09:00:00.000Z'
/** Far enough ahead for no test to book there, and for nobody to say that it is past. */
const [arrival, departure] = ['2098-03-10', '2098-03-12']

interface Whose {
  conciergerieId: number
  accountId: number
  clientId: number
  conversationId: number
  canary: string
}

/** What a house sells, and all that follows from it: a row of everything, each saying `canary`. */
export function fillBookings(db: Database, whose: Whose) {
  return db.write(async ({ q }) => {
    const sold = await fillInventory(q, whose)
    const booked = await fillReservations(q, whose, sold)
    return { ...sold, ...booked, ...(await fillDesk(q, whose, booked.reservation)) }
  })
}

async function insert<T extends keyof Tables>(q: Queries, table: T, row: Insertable<Tables[T]>): Promise<number> {
  const inserted = await q
    .insertInto(table)
    .values(row)
    .returning('id' as never)
    .executeTakeFirstOrThrow()
  return (inserted as { id: number }).id
}

async function fillInventory(q: Queries, { conciergerieId: conciergerie_id, canary }: Whose) {
  const type = { conciergerie_id, name: canary, description: canary, max_party: 4 }
  const unitType = await insert(q, 'unit_types', { ...type, kind: 'stay', code: 'chambre', base_price_cents: 8900 })
  const area = await insert(q, 'unit_types', { ...type, kind: 'table', code: 'salle' })
  const unit = await insert(q, 'units', { conciergerie_id, unit_type_id: unitType, name: canary, max_party: 4 })
  const table = { conciergerie_id, unit_type_id: area, max_party: 4 }
  const tables = [
    await insert(q, 'units', { ...table, name: `1 ${canary}` }),
    await insert(q, 'units', { ...table, name: `2 ${canary}` }),
  ]
  const combo = await insert(q, 'unit_combos', {
    conciergerie_id,
    unit_type_id: area,
    name: canary,
    unit_ids: JSON.stringify(tables),
    min_party: 5,
    max_party: 8,
  })
  const service = await insert(q, 'services', {
    conciergerie_id,
    name: canary,
    weekdays: 127,
    first_seating: '19:00',
    last_seating: '22:00',
    turn_times: '[{"max":99,"minutes":90}]',
  })
  const rule = await insert(q, 'calendar_rules', {
    conciergerie_id,
    unit_type_id: unitType,
    service_id: null,
    date_from: arrival,
    date_to: departure,
    price_cents: 9900,
    label: canary,
  })
  await q.insertInto('inventory_versions').values({ conciergerie_id, version: 1 }).execute()
  return { unitType, unit, combo, service, rule }
}

async function fillReservations(q: Queries, whose: Whose, { unitType, unit }: { unitType: number; unit: number }) {
  const { conciergerieId: conciergerie_id, canary, clientId: client_id, conversationId: conversation_id } = whose
  const reservation = await insert(q, 'reservations', {
    conciergerie_id,
    code: 'KR-4827',
    kind: 'stay',
    unit_type_id: unitType,
    service_id: null,
    client_id,
    status: 'requested',
    starts_at: arrival,
    ends_at: departure,
    starts_utc: `${arrival}T14:00:00.000Z`,
    business_date: arrival,
    party_size: 2,
    total_cents: 17800,
    guest_name: canary,
    requests: canary,
    internal_note: canary,
    source: 'whatsapp',
    conversation_id,
    external_ref: canary,
    created_at: at,
    updated_at: at,
  })
  const nights = [arrival, '2098-03-11'].map((bucket) => ({
    conciergerie_id,
    unit_id: unit,
    bucket,
    reservation_id: reservation,
    block_id: null,
  }))
  await q.insertInto('occupancy').values(nights).execute()
  const event = { conciergerie_id, reservation_id: reservation, at, actor: canary, type: 'created', data: '{}' }
  await insert(q, 'reservation_events', { ...event, to_status: 'requested' })
  const block = await insert(q, 'blocks', {
    conciergerie_id,
    unit_id: unit,
    starts_at: '2098-04-01',
    ends_at: '2098-04-02',
    reason: 'owner',
    label: canary,
    created_at: at,
  })
  const waiting = await insert(q, 'waitlist_entries', {
    conciergerie_id,
    client_id,
    kind: 'stay',
    unit_type_id: unitType,
    date_from: arrival,
    date_to: departure,
    time_from: null,
    time_to: null,
    party_size: 2,
    status: 'waiting',
    created_at: at,
    updated_at: at,
  })
  return { reservation, block, waiting }
}

async function fillDesk(q: Queries, whose: Whose, reservation: number) {
  const { conciergerieId: conciergerie_id, canary, clientId: client_id, conversationId: conversation_id } = whose
  const item = { conciergerie_id, category: canary, name: canary, folded: canary.toLowerCase(), description: canary }
  const menuItem = await insert(q, 'menu_items', { ...item, price_cents: 1200 })
  const order = await insert(q, 'orders', {
    conciergerie_id,
    code: 'HJ-1234',
    client_id,
    conversation_id,
    mode: 'takeaway',
    status: 'new',
    address: canary,
    note: canary,
    total_cents: 1200,
    source: 'whatsapp',
    created_at: at,
    updated_at: at,
  })
  const line = { conciergerie_id, order_id: order, menu_item_id: menuItem, name: canary, quantity: 1, unit_cents: 1200 }
  await insert(q, 'order_items', { ...line, note: canary })
  const leftMessage = await insert(q, 'left_messages', {
    conciergerie_id,
    client_id,
    conversation_id,
    text: canary,
    urgency: 'normal',
    urgency_rank: 1,
    status: 'new',
    source: 'whatsapp',
    created_at: at,
  })
  await insert(q, 'notices', {
    conciergerie_id,
    source: canary,
    template: 'confirmation',
    channel: 'email',
    address: `${canary}@example.com`,
    reservation_id: reservation,
    status: 'sent',
    due_at: at,
    created_at: at,
  })
  await q
    .insertInto('client_notice_settings')
    .values({ conciergerie_id, arrival_text: canary })
    .onConflict((oc) => oc.doNothing())
    .execute()
  return { menuItem, order, leftMessage }
}
