import type { MenuItem, Order, OrderMode, OrderStatus } from '@conciergerie/contract'
import type { MenuRow } from './menu.store.ts'
import type { LineRow, OrderRow } from './orders.store.ts'

export function presentItem(row: MenuRow): MenuItem {
  return {
    id: row.id,
    category: row.category,
    name: row.name,
    description: row.description,
    priceCents: row.price_cents,
    available: row.available === 1,
    allergens: JSON.parse(row.allergens) as string[],
    position: row.position,
  }
}

export function presentOrder(row: OrderRow, lines: readonly LineRow[]): Order {
  return {
    id: row.id,
    code: row.code,
    status: row.status as OrderStatus,
    mode: row.mode as OrderMode,
    client: { id: row.client_id, name: row.client_name ?? row.profile_name ?? row.phone ?? '', phone: row.phone },
    lines: lines.map(({ menu_item_id, name, quantity, unit_cents, note }) => ({
      menuItemId: menu_item_id,
      name,
      quantity,
      unitCents: unit_cents,
      note,
    })),
    totalCents: row.total_cents,
    currency: row.currency,
    requestedFor: row.requested_for,
    address: row.address,
    note: row.note,
    source: row.source as Order['source'],
    conversationId: row.conversation_id,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }
}
