import clsx from 'clsx'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '@conciergerie/kit/lib/format.ts'
import { RowTab } from '../thread/row-tab.ts'
import type { ThreadItem } from '../thread/thread-items.ts'
import { Bubble } from './bubble.tsx'
import { EventLine } from './event-line.tsx'
import { NoteCard } from './note-card.tsx'
import { OutgoingBubble } from './outgoing-bubble.tsx'

interface RowProps {
  item: ThreadItem
  isCurrent: boolean
  isFar: boolean
  onFocus: (key: string) => void
}

/** One line of the thread with the space that goes with it. */
export const ThreadRow = memo(function ThreadRow({ item, isCurrent, isFar, onFocus }: RowProps) {
  if (item.type === 'day' || item.type === 'unread') return <Divider item={item} />
  const isStop = item.type !== 'event'
  return (
    <RowTab value={isCurrent}>
      <div
        data-row
        {...(isStop
          ? {
              tabIndex: isCurrent ? 0 : -1,
              onFocus: () => {
                onFocus(item.key)
              },
            }
          : {})}
        className={clsx(
          'group/row motion-fade shrink-0 px-1 outline-none',
          item.type === 'bubble' && !item.closes ? 'pb-2' : 'pb-3',
          isFar && '[contain-intrinsic-size:auto_72px] [content-visibility:auto]',
        )}
      >
        <Line item={item} />
      </div>
    </RowTab>
  )
}, isSameRow)

type Spoken = Exclude<ThreadItem, { type: 'day' | 'unread' }>

function Line({ item }: { item: Spoken }) {
  if (item.type === 'event') return <EventLine message={item.message} />
  if (item.type === 'note') return <NoteCard message={item.message} />
  if (item.type === 'outgoing') return <OutgoingBubble outgoing={item.outgoing} />
  return <Bubble message={item.message} closes={item.closes} />
}

function Divider({ item }: { item: Exclude<ThreadItem, Spoken> }) {
  const { t } = useTranslation('conversations')
  const { dates } = useFormat()
  const isNew = item.type === 'unread'
  const rule = clsx('h-px grow', isNew ? 'bg-accent-line' : 'bg-line')
  return (
    <div
      data-unread={isNew || undefined}
      className={clsx(
        'flex shrink-0 items-center gap-4 px-1 py-3 text-small font-medium',
        isNew ? 'text-accent-ink' : 'text-ink-3',
      )}
    >
      <span className={rule} />
      {isNew ? t('thread.unread', { count: item.count }) : dates.divider(item.at)}
      <span className={rule} />
    </div>
  )
}

/** Items are laid out anew at each change; what they hold tells whether a line really changed. */
function isSameRow(one: RowProps, next: RowProps): boolean {
  if (one.isCurrent !== next.isCurrent || one.isFar !== next.isFar || one.onFocus !== next.onFocus) return false
  return isSameItem(one.item, next.item)
}

function isSameItem(one: ThreadItem, next: ThreadItem): boolean {
  if (one.type !== next.type) return false
  return Object.entries(one).every(([name, value]) => (next as Record<string, unknown>)[name] === value)
}
