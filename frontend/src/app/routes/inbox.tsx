import { Suspense, lazy, useCallback, useEffect } from 'react'
import { useParams } from 'react-router'
import { Inbox } from '../../features/conversations/components/inbox.tsx'
import type { ClientSlot } from '../../features/conversations/components/inbox.tsx'

const loadPanel = () => import('../../features/clients/components/client-panel.tsx')
const ClientPanel = lazy(async () => ({ default: (await loadPanel()).ClientPanel }))

/** `/inbox` and `/inbox/12`: the conversations' room with the client's card from theirs. */
export function Page() {
  const id = /^[1-9]\d{0,15}$/.exec(useParams()['*'] ?? '')?.[0]
  usePanelAhead(id !== undefined)
  const renderClient = useCallback(
    (slot: ClientSlot) => (
      <Suspense fallback={slot.onClose === null ? <PanelPlace /> : null}>
        <ClientPanel {...slot} />
      </Suspense>
    ),
    [],
  )
  return <Inbox currentId={id === undefined ? null : Number(id)} renderClient={renderClient} />
}

const PanelPlace = () => <div className="w-80 shrink-0 border-l border-line bg-surface max-[1360px]:w-72" />

// Its code comes beside the conversation rather than after it.
function usePanelAhead(isNeeded: boolean): void {
  useEffect(() => {
    // A failure shows, with its reason, when the card itself is drawn.
    if (isNeeded) loadPanel().catch(() => undefined)
  }, [isNeeded])
}
