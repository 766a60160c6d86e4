import clsx from 'clsx'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'react-router'
import ChevronLeft from 'lucide-react/icons/chevron-left'
import Gem from 'lucide-react/icons/gem'
import Hourglass from 'lucide-react/icons/hourglass'
import MessageCircle from 'lucide-react/icons/message-circle'
import UserPlus from 'lucide-react/icons/user-plus'
import type { Conversation } from '@conciergerie/contract'
import { Avatar } from '@conciergerie/kit/ui/avatar.tsx'
import { Badge } from '@conciergerie/kit/ui/badge.tsx'
import { useFormat, useNow } from '@conciergerie/kit/lib/format.ts'
import { useIsPhone } from '@conciergerie/kit/lib/media.ts'
import { displayName } from '../display-name.ts'
import { useArrive } from '../thread/use-arrive.ts'
import { isClosingSoon, secondsLeft } from '../thread/reply-window.ts'
import { ThreadActions } from './thread-actions.tsx'
import type { ThreadActionsProps } from './thread-actions.tsx'

/** Who it is, how long one may still write freely, and what can be done. */
export function ThreadHeader(props: ThreadActionsProps) {
  const { t } = useTranslation('conversations')
  const { search } = useLocation()
  const isPhone = useIsPhone()
  const header = useArrive<HTMLElement>(isPhone)
  const { conversation } = props
  const { client } = conversation
  const name = displayName(client) || t('row.unknown')
  // Alone on a phone's screen, it names the page.
  const Heading = isPhone ? 'h1' : 'h2'
  return (
    <header
      ref={header}
      tabIndex={-1}
      className="flex h-14 shrink-0 items-center gap-3 border-b border-line bg-surface pr-3 pl-5 outline-none max-tablet:h-16 max-tablet:gap-2 max-tablet:px-1"
    >
      <Link
        to={{ pathname: '/inbox', search }}
        aria-label={t('thread.back')}
        className="inline-flex size-11 shrink-0 items-center justify-center rounded-control text-ink-2 tablet:hidden"
      >
        <ChevronLeft aria-hidden size={20} />
      </Link>
      <Avatar name={name} vip={client.vip} />
      <div className="grid min-w-0 grow">
        <div className="flex min-w-0 items-center gap-2">
          <Heading className="truncate text-strong font-semibold">{name}</Heading>
          <NameBadge client={client} />
        </div>
        <div className="flex min-w-0 items-center gap-1.5 text-small text-ink-3">
          <span className="inline-flex items-center gap-1 max-tablet:sr-only">
            <MessageCircle aria-hidden size={12} />
            <span className="max-[1360px]:sr-only">{t('channel.whatsapp')}</span>
          </span>
          <span aria-hidden className="max-[1360px]:hidden">
            ·
          </span>
          <WindowLeft conversation={conversation} />
        </div>
      </div>
      <ThreadActions {...props} />
    </header>
  )
}

function NameBadge({ client }: Pick<Conversation, 'client'>) {
  const { t } = useTranslation('conversations')
  if (client.vip) {
    return (
      <Badge
        tone="brass"
        icon={<Gem aria-hidden size={12} />}
        className="max-[1360px]:bg-transparent! max-[1360px]:px-0!"
      >
        <span className="max-[1360px]:sr-only">{t('badge.vip')}</span>
      </Badge>
    )
  }
  if (!client.isNew) return null
  return (
    <Badge tone="idle" icon={<UserPlus aria-hidden size={12} />} className="max-tablet:hidden">
      {t('badge.new')}
    </Badge>
  )
}

function WindowLeft({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation('conversations')
  const { durations } = useFormat()
  const seconds = secondsLeft(conversation, useNow())
  return (
    <span
      title={t('window.explain')}
      className={clsx(
        'inline-flex min-w-0 items-center gap-1 tabular-nums',
        isClosingSoon(seconds) && 'font-medium text-warn-ink',
      )}
    >
      <Hourglass aria-hidden size={12} className="shrink-0" />
      <span className="truncate">
        {seconds === 0 ? t('window.closed') : t('window.left', { time: durations.short(seconds) })}
      </span>
    </span>
  )
}
