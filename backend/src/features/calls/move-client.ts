import type { Mover } from '#src/features/clients/client-registry.ts'
import { repointCalls } from './calls.store.ts'

/** Calls follow when two cards become one. */
export const moveCalls: Mover = (tx, conciergerieId, from, to) => repointCalls(tx.q, conciergerieId, from, to)
