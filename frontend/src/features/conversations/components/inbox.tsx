import { useState } from 'react'
import type { ReactNode } from 'react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useIsPhone, useMedia } from '@conciergerie/kit/lib/media.ts'
import { findConversation } from '../actions/conversation-cache.ts'
import { conversationQuery } from '../api.ts'
import { ListPane } from './list-pane.tsx'
import { ListShortcuts } from './list-shortcuts.tsx'
import { NoThread } from './no-thread.tsx'
import { ThreadPane } from './thread-pane.tsx'

export interface ClientSlot {
  clientId: number
  conversationId: number
  /** Beside the thread, or over it; the latter can be closed. */
  onClose: (() => void) | null
}

interface InboxProps {
  /** The open conversation; null when only the list is shown. */
  currentId: number | null
  /** The client's card, from its own room. */
  renderClient: (slot: ClientSlot) => ReactNode
}

/** Three panes, side by side where there is room: whom, what was said, who they are. One at a time on a phone. */
export function Inbox({ currentId, renderClient }: InboxProps) {
  const isPhone = useIsPhone()
  const isBeside = useMedia('(min-width: 1100px)')
  const [openFor, setOpenFor] = useState<number | null>(null)
  const clientId = useClientId(currentId)
  const close = () => {
    setOpenFor(null)
  }
  const slot = currentId !== null && clientId !== null ? { clientId, conversationId: currentId } : null
  return (
    <div className="flex min-h-0 grow">
      {(!isPhone || currentId === null) && <ListPane currentId={currentId} />}
      {currentId === null && !isPhone && <NoThread />}
      {currentId !== null && (
        <ThreadPane
          key={currentId}
          id={currentId}
          onOpenClient={
            isBeside
              ? null
              : () => {
                  setOpenFor(currentId)
                }
          }
        />
      )}
      {slot && isBeside && renderClient({ ...slot, onClose: null })}
      {slot && !isBeside && openFor === currentId && renderClient({ ...slot, onClose: close })}
      <ListShortcuts currentId={currentId} />
    </div>
  )
}

function useClientId(conversationId: number | null): number | null {
  const client = useQueryClient()
  const { data } = useQuery({ ...conversationQuery(conversationId ?? 0), enabled: conversationId !== null })
  if (conversationId === null) return null
  return (data?.conversation ?? findConversation(client, conversationId))?.client.id ?? null
}
