import clsx from 'clsx'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import Gem from 'lucide-react/icons/gem'
import MessageCircle from 'lucide-react/icons/message-circle'
import type { Conversation } from '@conciergerie/contract'
import { Avatar } from '@conciergerie/kit/ui/avatar.tsx'
import { CountBadge } from '@conciergerie/kit/ui/badge.tsx'
import { useFormat } from '@conciergerie/kit/lib/format.ts'
import { displayName } from '../display-name.ts'
import { RowLastLine } from './row-last-line.tsx'
import { RowTime } from './row-time.tsx'

interface RowProps {
  conversation: Conversation
  isCurrent: boolean
  /** As fingers need it. */
  isTall: boolean
  /** Query of the address, kept from one conversation to the next. */
  search: string
  onAim: (id: number) => void
}

/** A conversation in the list: who, what was said last, since when it waits. */
export const ConversationRow = memo(function ConversationRow({
  conversation,
  isCurrent,
  isTall,
  search,
  onAim,
}: RowProps) {
  const { t } = useTranslation('conversations')
  const { client, unread } = conversation
  const name = displayName(client) || t('row.unknown')
  const aim = () => {
    onAim(conversation.id)
  }
  return (
    <Link
      to={{ pathname: `/inbox/${conversation.id}`, search }}
      aria-current={isCurrent ? 'page' : undefined}
      onPointerEnter={aim}
      onFocus={aim}
      className={clsx(
        'flex h-full items-center gap-3 border-l-3 pl-[9px] max-tablet:pl-[13px] -outline-offset-2 transition-colors duration-(--time-1)',
        isCurrent ? 'border-accent bg-selected' : 'border-transparent hover:bg-hover',
      )}
    >
      <Avatar
        name={name}
        size={isTall ? 'large' : 'medium'}
        vip={client.vip}
        channel={<MessageCircle size={11} strokeWidth={2} />}
      />
      <span className="flex h-full min-w-0 grow items-center gap-3 border-b border-line pr-3.5">
        <span className="grid min-w-0 grow gap-0.5">
          <span className="flex min-w-0 items-center gap-1.5">
            <span
              className={clsx(
                'truncate text-base max-tablet:text-strong',
                unread > 0 ? 'font-semibold' : 'font-medium',
              )}
            >
              {name}
            </span>
            {client.vip && (
              <>
                <Gem aria-hidden size={14} className="shrink-0 text-brass-mark" />
                <span className="sr-only">{t('badge.vip')}</span>
              </>
            )}
          </span>
          <RowLastLine conversation={conversation} />
        </span>
        <span className="grid shrink-0 content-center justify-items-end gap-1">
          <RowTime conversation={conversation} />
          <Unread count={unread} />
        </span>
      </span>
    </Link>
  )
})

function Unread({ count }: { count: number }) {
  const { t } = useTranslation('conversations')
  const { numbers } = useFormat()
  if (count === 0) return <span className="h-4.5" />
  return (
    <>
      <span aria-hidden>
        <CountBadge>{numbers.badge(count)}</CountBadge>
      </span>
      <span className="sr-only">{t('row.unread', { count })}</span>
    </>
  )
}
