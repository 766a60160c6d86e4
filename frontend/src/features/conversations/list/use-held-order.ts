import { useState } from 'react'
import type { Conversation } from '@conciergerie/contract'
import { holdOrder } from './conversation-list.ts'

interface HeldOrder {
  rows: readonly Conversation[]
  /** Conversations that have come up, and are shown once the pointer leaves. */
  waiting: number
  hold: () => void
  release: () => void
}

/** Keeps rows where they are while a pointer is over them. */
export function useHeldOrder(rows: readonly Conversation[]): HeldOrder {
  const [held, setHeld] = useState<readonly number[] | null>(null)
  const shown = held === null ? rows : holdOrder(rows, held)
  return {
    rows: shown,
    waiting: countMoved(rows, shown),
    hold: () => {
      if (held === null) setHeld(rows.map(({ id }) => id))
    },
    release: () => {
      setHeld(null)
    },
  }
}

function countMoved(rows: readonly Conversation[], shown: readonly Conversation[]): number {
  if (rows === shown) return 0
  const [first] = shown
  const at = rows.findIndex(({ id }) => id === first?.id)
  return at === -1 ? 0 : at
}
