import clsx from 'clsx'
import { memo, use } from 'react'
import { useTranslation } from 'react-i18next'
import type { Message } from '@conciergerie/contract'
import { deliveryOf } from '../thread/delivery.ts'
import { firstName } from '../thread/first-name.ts'
import { ThreadDeskContext } from '../thread/thread-context.ts'
import { FailureLine } from './failure-line.tsx'
import { MediaList } from './media-list.tsx'
import { MessagePreamble, PlaceLink } from './message-extras.tsx'
import { MessageMeta } from './message-meta.tsx'
import { MessageText } from './message-text.tsx'
import { Sources } from './sources.tsx'

export const bubbleLook = {
  client: 'rounded-bl-chip border border-line bg-bubble-client text-ink',
  ai: 'rounded-br-chip bg-bubble-ai text-ink',
  system: 'rounded-br-chip bg-bubble-ai text-ink',
  concierge: 'rounded-br-chip bg-solid text-on-solid',
  failed: 'rounded-br-chip border border-danger bg-danger-soft text-ink',
}

export const bubbleBox = 'max-w-110 min-w-0 rounded-bubble px-3 py-2 max-tablet:max-w-[86%]'

/** The line has the focus, its bubble shows it. */
export const focusRing = 'outline-accent group-focus-visible/row:outline-2 group-focus-visible/row:outline-offset-2'

interface BubbleProps {
  message: Message
  /** Says who and when. */
  closes: boolean
}

/** What somebody said: three voices, told apart by side, surface and signature. */
export const Bubble = memo(function Bubble({ message, closes }: BubbleProps) {
  const isTheirs = message.authorType === 'client'
  const hasFailed = deliveryOf(message.status) === 'failed'
  const look = hasFailed ? 'failed' : message.authorType
  return (
    <div className={clsx('flex flex-col gap-1', isTheirs ? 'items-start' : 'items-end')}>
      <div
        className={clsx(
          bubbleBox,
          focusRing,
          bubbleLook[look],
          message.kind === 'sticker' && 'bg-transparent! border-transparent!',
        )}
      >
        <Speaker message={message} />
        <MessagePreamble message={message} />
        <MediaList message={message} />
        <Content message={message} isSolid={look === 'concierge'} />
        <Sources sources={message.sources} />
      </div>
      {closes && <MessageMeta message={message} />}
      <FailureLine message={message} />
    </div>
  )
})

function Content({ message, isSolid }: { message: Message; isSolid: boolean }) {
  const { t } = useTranslation('conversations')
  const { kind, location, message: text, language } = message
  if (location) return <PlaceLink location={location} />
  if (kind === 'unsupported' && text === '') return <p className="text-ink-2">{t('message.unsupported')}</p>
  return text === '' ? null : <MessageText text={text} language={language} isSolid={isSolid} />
}

/** Side and colour say it to the eyes. */
function Speaker({ message }: { message: Message }) {
  const { t } = useTranslation('conversations')
  const { clientName } = use(ThreadDeskContext)
  const { authorType, authorName } = message
  const name = authorType === 'client' ? clientName || t('row.unknown') : firstName(authorName) || t('author.team')
  const said = authorType === 'ai' || authorType === 'system' ? t(`author.${authorType}`) : name
  return <span className="sr-only">{t('author.says', { name: said })} </span>
}
