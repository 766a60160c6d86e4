import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import { Drawer } from '@conciergerie/kit/ui/dialog.tsx'
import { LoadError } from '@conciergerie/kit/ui/load-error.tsx'
import { Bone } from '@conciergerie/kit/ui/skeleton.tsx'
import { clientQuery } from '../api.ts'
import { nameOf } from '../client-name.ts'
import { ClientCard } from './client-card.tsx'

interface PanelProps {
  clientId: number
  /** The conversation that it stands beside. */
  conversationId: number
  /** Over the thread: closes it. Null beside the thread. */
  onClose: (() => void) | null
}

/** Who the client is: beside the thread where there is room, over it elsewhere. */
export function ClientPanel({ clientId, conversationId, onClose }: PanelProps) {
  const { t } = useTranslation('clients')
  const { data, error, refetch } = useQuery(clientQuery(clientId))
  const body = data ? (
    <ClientCard key={clientId} client={data.client} conversationId={conversationId} />
  ) : error ? (
    <LoadError error={error} onRetry={() => void refetch()} />
  ) : (
    <PanelBones />
  )
  if (onClose) {
    return (
      <Drawer title={t('title')} onClose={onClose}>
        <div className="-mx-5 -mt-4">{body}</div>
      </Drawer>
    )
  }
  return (
    <aside
      data-client-card
      tabIndex={-1}
      aria-label={data ? t('card', { name: nameOf(data.client) || t('unknown') }) : t('title')}
      className="w-80 shrink-0 overflow-y-auto border-l border-line bg-surface outline-none max-[1360px]:w-72"
    >
      {body}
    </aside>
  )
}

function PanelBones() {
  return (
    <div className="after-a-moment grid gap-4 p-4">
      <div className="flex items-center gap-3">
        <Bone className="size-12 rounded-full" />
        <Bone className="h-4 w-40" />
      </div>
      <Bone className="w-full" />
      <Bone className="w-4/5" />
      <Bone className="w-3/5" />
    </div>
  )
}
