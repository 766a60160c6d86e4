import type { Order, OrderMode } from '@conciergerie/contract'

/** Who orders, for the chat and the telephone as for the API. */
export interface OrderRequest {
  conciergerieId: number
  clientId: number | null
  name: string | null
  phone: string | null
  items: readonly { menuItemId: number | null; name: string | null; quantity: number; note: string | null }[]
  mode: OrderMode
  /** Local wall time `YYYY-MM-DDTHH:MM`; null = as soon as possible. */
  requestedFor: string | null
  address: string | null
  note: string | null
  source: Order['source']
  conversationId: number | null
  callId: number | null
  idempotencyKey: string | null
}

export interface OrderDesk {
  /** @throws AppError invalid (fields: an item that is not on the menu or not to be had) */
  take(request: OrderRequest): Promise<Order>
}
