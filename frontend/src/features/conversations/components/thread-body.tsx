import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Conversation } from '@conciergerie/contract'
import { LoadError } from '@conciergerie/kit/ui/load-error.tsx'
import { useSession } from '../../../lib/auth.ts'
import { displayName } from '../display-name.ts'
import { useOutgoing } from '../sending/use-outbox.ts'
import { buildThread } from '../thread/thread-items.ts'
import type { UnreadMark } from '../thread/thread-items.ts'
import type { useMessages } from '../thread/use-messages.ts'
import { ThreadLog } from './thread-log.tsx'
import { BubbleBones } from './thread-skeleton.tsx'

interface BodyProps {
  conversation: Conversation
  thread: ReturnType<typeof useMessages>
  unread: UnreadMark | null
}

/** What was said, with what is still leaving from here. */
export function ThreadBody({ conversation, thread, unread }: BodyProps) {
  const { t } = useTranslation('conversations')
  const { conciergerie } = useSession()
  const outgoing = useOutgoing(conversation.id)
  const { data, error, refetch } = thread
  const dayOf = useMemo(() => dayReader(conciergerie.timezone), [conciergerie.timezone])
  const items = useMemo(
    () => (data ? buildThread({ messages: data.items, outgoing, unread, dayOf }) : null),
    [data, outgoing, unread, dayOf],
  )
  if (!items) {
    return (
      <div className="flex min-h-0 grow flex-col justify-end bg-canvas">
        {error ? <LoadError error={error} onRetry={() => void refetch()} /> : <BubbleBones />}
      </div>
    )
  }
  const older = { load: thread.loadOlder, isLoading: thread.isLoadingOlder, error: thread.olderError }
  return <ThreadLog name={displayName(conversation.client) || t('row.unknown')} items={items} older={older} />
}

/** The house's own day of an instant, whatever the reader's clock says. */
function dayReader(timeZone: string): (at: string) => string {
  const format = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
  return (at) => format.format(new Date(at))
}
