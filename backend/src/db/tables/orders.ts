import type { Generated } from 'kysely'
import type { Cents, Flag, Id, Instant, Json, Local } from './words.ts'

interface MenuItems {
  id: Id
  conciergerie_id: number
  category: string | null
  name: string
  folded: string
  description: string | null
  price_cents: Cents
  available: Generated<Flag>
  allergens: Generated<Json>
  position: Generated<number>
  deleted_at: Instant | null
}

interface Orders {
  id: Id
  conciergerie_id: number
  code: string
  client_id: number
  conversation_id: number | null
  call_id: number | null
  mode: string
  status: string
  requested_for: Local | null
  address: string | null
  note: string | null
  total_cents: Cents
  currency: Generated<string>
  source: string
  idempotency_key: string | null
  created_at: Instant
  updated_at: Instant
}

interface OrderItems {
  id: Id
  conciergerie_id: number
  order_id: number
  menu_item_id: number | null
  name: string
  quantity: number
  unit_cents: Cents
  note: string | null
}

interface LeftMessages {
  id: Id
  conciergerie_id: number
  client_id: number | null
  conversation_id: number | null
  call_id: number | null
  text: string
  urgency: string
  /** 0 high, 1 normal, 2 low. */
  urgency_rank: number
  callback_at: Instant | null
  status: 'new' | 'done'
  assignee_id: number | null
  source: string
  idempotency_key: string | null
  created_at: Instant
  done_at: Instant | null
}

export interface OrderTables {
  menu_items: MenuItems
  orders: Orders
  order_items: OrderItems
  left_messages: LeftMessages
}
