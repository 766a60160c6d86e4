import { useMemo, useSyncExternalStore } from 'react'
import { useSession } from '../../../lib/auth.ts'
import { Outbox } from './outbox.ts'
import type { Outgoing } from './outbox.ts'

const outboxes = new Map<number, Outbox>()

/** The unsent messages of the house one is in. */
export function useOutbox(): Outbox {
  const { conciergerie } = useSession()
  const known = outboxes.get(conciergerie.id) ?? new Outbox(conciergerie.id)
  outboxes.set(conciergerie.id, known)
  return known
}

/** Those of one conversation, oldest first. */
export function useOutgoing(conversationId: number): readonly Outgoing[] {
  const outbox = useOutbox()
  const entries = useSyncExternalStore(outbox.subscribe, outbox.list)
  return useMemo(() => entries.filter((entry) => entry.conversationId === conversationId), [entries, conversationId])
}
