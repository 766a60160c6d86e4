import type { OrderStatus } from '@conciergerie/contract'

/** Along the board, one step back for a slip of the hand; what is over stays over. */
const steps: Record<OrderStatus, readonly OrderStatus[]> = {
  new: ['accepted', 'preparing', 'cancelled'],
  accepted: ['new', 'preparing', 'ready', 'cancelled'],
  preparing: ['accepted', 'ready', 'cancelled'],
  ready: ['preparing', 'completed', 'cancelled'],
  completed: ['ready'],
  cancelled: ['new'],
}

export const openStatuses: readonly OrderStatus[] = ['new', 'accepted', 'preparing', 'ready']

export const mayMove = (from: OrderStatus, to: OrderStatus): boolean => from === to || steps[from].includes(to)
