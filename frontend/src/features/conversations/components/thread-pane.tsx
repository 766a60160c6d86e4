import { useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useLocation, useNavigate } from 'react-router'
import { LoadError } from '@conciergerie/kit/ui/load-error.tsx'
import { isCode } from '@conciergerie/kit/lib/api-client.ts'
import { usePageTitle, useWholeScreen } from '@conciergerie/kit/lib/page.ts'
import { findConversation } from '../actions/conversation-cache.ts'
import { useConversationActions } from '../actions/use-conversation-actions.ts'
import { conversationQuery } from '../api.ts'
import type { ComposerHandle } from '../composer/composer-handle.ts'
import { displayName } from '../display-name.ts'
import { useOutbox } from '../sending/use-outbox.ts'
import { useRetryMessage } from '../sending/use-retry-message.ts'
import { useSend } from '../sending/use-send.ts'
import { ThreadDeskContext } from '../thread/thread-context.ts'
import { useMessages } from '../thread/use-messages.ts'
import { useReadWhileOpen, useUnreadMark } from '../thread/use-unread-mark.ts'
import { Composer } from './composer.tsx'
import { HumanBanner } from './human-banner.tsx'
import { MissingThread } from './missing-thread.tsx'
import { ThreadBody } from './thread-body.tsx'
import { ThreadHeader } from './thread-header.tsx'
import { ThreadShortcuts } from './thread-shortcuts.tsx'
import { ThreadSkeleton } from './thread-skeleton.tsx'
import { WorkingLine } from './working-line.tsx'

interface ThreadPaneProps {
  id: number
  /** Null when the client's card stands beside the thread. */
  onOpenClient: (() => void) | null
}

/** One conversation: who, what was said, what one answers. Give it a key: each conversation is a thread of its own. */
export function ThreadPane({ id, onOpenClient }: ThreadPaneProps) {
  const { t } = useTranslation('conversations')
  const client = useQueryClient()
  const known = useMemo(() => findConversation(client, id), [client, id])
  const { data, error, refetch } = useQuery({
    ...conversationQuery(id),
    ...(known ? { placeholderData: { conversation: known } } : {}),
  })
  const conversation = data?.conversation
  const thread = useMessages(id)
  const unread = useUnreadMark(conversation, thread.data?.items, thread.isFetchedAfterMount)
  const actions = useConversationActions()
  const sending = useSend(id, actions)
  const retryMessage = useRetryMessage(id)
  const outbox = useOutbox()
  const composer = useRef<ComposerHandle>(null)
  const [isKeptUnread, setIsKeptUnread] = useState(false)
  const goBack = useGoBack()
  useReadWhileOpen(conversation, unread !== undefined && !isKeptUnread)

  const phone = conversation?.client.phone ?? null
  const clientName = conversation ? displayName(conversation.client) : ''
  usePageTitle(clientName || t('title'))
  useWholeScreen()

  const desk = useMemo(
    () => ({
      retryMessage,
      resend: sending.resend,
      takeBack: (outgoing: { key: string; text: string }) => {
        outbox.remove(outgoing.key)
        composer.current?.put(outgoing.text)
      },
      pickTemplate: () => composer.current?.pickTemplate(),
      openClient: onOpenClient ?? focusClientCard,
      phone,
      clientName,
    }),
    [retryMessage, sending, outbox, onOpenClient, phone, clientName],
  )
  if (!conversation) {
    if (isCode(error, 'not_found')) return <MissingThread />
    return error ? <LoadError error={error} onRetry={() => void refetch()} /> : <ThreadSkeleton />
  }
  const markUnread = () => {
    setIsKeptUnread(true)
    goBack()
    actions.markUnread(id)
  }
  return (
    <section
      aria-label={t('thread.label', { name: displayName(conversation.client) })}
      className="flex min-h-0 min-w-0 grow flex-col bg-canvas"
    >
      <ThreadHeader
        conversation={conversation}
        actions={actions}
        onOpenClient={onOpenClient}
        onMarkUnread={markUnread}
      />
      <HumanBanner needsHuman={conversation.needsHuman} />
      <ThreadDeskContext value={desk}>
        <ThreadBody conversation={conversation} thread={thread} unread={unread ?? null} />
      </ThreadDeskContext>
      {conversation.ai.working && (
        <WorkingLine
          onTakeOver={() => {
            actions.takeOver(id)
          }}
        />
      )}
      <Composer
        ref={composer}
        conversation={conversation}
        messages={thread.data?.items ?? []}
        actions={actions}
        sending={sending}
      />
      <ThreadShortcuts
        conversation={conversation}
        actions={actions}
        composer={composer}
        onMarkUnread={markUnread}
        onBack={goBack}
      />
    </section>
  )
}

const focusClientCard = () => {
  document.querySelector<HTMLElement>('[data-client-card]')?.focus()
}

function useGoBack(): () => void {
  const navigate = useNavigate()
  const { search } = useLocation()
  return () => void navigate({ pathname: '/inbox', search })
}
