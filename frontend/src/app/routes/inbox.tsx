import { Suspense, lazy, useCallback } from 'react'
import { useParams } from 'react-router'
import { Inbox } from '../../features/conversations/components/inbox.tsx'
import type { ClientSlot } from '../../features/conversations/components/inbox.tsx'

const ClientPanel = lazy(async () => ({
  default: (await import('../../features/clients/components/client-panel.tsx')).ClientPanel,
}))

/** `/inbox` and `/inbox/12`: the conversations' room with the client's card from theirs. */
export function Page() {
  const id = /^[1-9]\d{0,15}$/.exec(useParams()['*'] ?? '')?.[0]
  const renderClient = useCallback(
    (slot: ClientSlot) => (
      <Suspense
        fallback={
          slot.onClose === null ? (
            <div className="w-80 shrink-0 border-l border-line bg-surface max-[1360px]:w-72" />
          ) : null
        }
      >
        <ClientPanel {...slot} />
      </Suspense>
    ),
    [],
  )
  return <Inbox currentId={id === undefined ? null : Number(id)} renderClient={renderClient} />
}
