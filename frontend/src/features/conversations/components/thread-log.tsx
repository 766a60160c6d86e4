import clsx from 'clsx'
import { useState } from 'react'
import type { KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import ArrowDown from 'lucide-react/icons/arrow-down'
import { LoadError } from '@conciergerie/kit/ui/load-error.tsx'
import type { ThreadItem } from '../thread/thread-items.ts'
import { useThreadScroll } from '../thread/use-thread-scroll.ts'
import { ThreadRow } from './thread-row.tsx'

interface LogProps {
  /** Whose thread it is. */
  name: string
  items: readonly ThreadItem[]
  older: { load: () => void; isLoading: boolean; error: unknown }
}

const rowOf = '[data-row]'
/** Beyond these the browser need not lay out what is out of sight. */
const nearRows = 120

/** What was said, as a log: one tab stop, arrows from line to line, new lines announced as they come. */
export function ThreadLog({ name, items, older }: LogProps) {
  const { t } = useTranslation('conversations')
  const [focusedKey, setFocusedKey] = useState<string | null>(null)
  const lastKey = items.at(-1)?.key
  const { box, content, onScroll, leftAt, toFoot } = useThreadScroll({
    firstKey: items[0]?.key,
    lastKey,
    onTopNear: older.load,
  })
  const current = items.some(({ key }) => key === focusedKey) ? focusedKey : items.findLast(isStop)?.key
  return (
    <div className="relative flex min-h-0 grow flex-col">
      <div
        ref={box}
        role="log"
        aria-label={t('thread.log', { name })}
        aria-busy={older.isLoading}
        onScroll={onScroll}
        onKeyDown={moveFocus}
        className="min-h-0 grow overflow-y-auto overscroll-contain bg-canvas px-5 pt-4 pb-3 max-tablet:px-3"
      >
        <div ref={content} className="flex min-h-full flex-col justify-end">
          {older.error !== null && <LoadError error={older.error} onRetry={older.load} />}
          {items.map((item, at) => (
            <ThreadRow
              key={item.key}
              item={item}
              isCurrent={item.key === current}
              isFar={at < items.length - nearRows}
              onFocus={setFocusedKey}
            />
          ))}
        </div>
      </div>
      {leftAt !== null && <FootPill count={countSince(items, leftAt)} onPress={toFoot} />}
    </div>
  )
}

const isStop = ({ type }: ThreadItem) => type === 'bubble' || type === 'note' || type === 'outgoing'

function countSince(items: readonly ThreadItem[], key: string): number {
  const at = items.findIndex((item) => item.key === key)
  return at === -1
    ? 0
    : items.slice(at + 1).filter((item) => item.type === 'bubble' && item.message.authorType === 'client').length
}

function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const isOnRow = event.target instanceof HTMLElement && event.target.matches(rowOf)
  if (!isOnRow && event.target !== event.currentTarget) return
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>(`${rowOf}[tabindex]`)]
  const at = rows.findIndex((row) => row === document.activeElement)
  const to = { ArrowUp: rows[Math.max(0, at - 1)], ArrowDown: rows[at + 1], Home: rows[0], End: rows.at(-1) }[event.key]
  if (!to && event.key !== 'ArrowDown') return
  event.preventDefault()
  to?.focus()
}

function FootPill({ count, onPress }: { count: number; onPress: () => void }) {
  const { t } = useTranslation('conversations')
  return (
    <button
      type="button"
      onClick={onPress}
      className={clsx(
        'floating motion-fade absolute bottom-3 left-1/2 inline-flex h-8 -translate-x-1/2 items-center gap-2 rounded-full px-3 text-dense font-medium max-tablet:h-11',
        count > 0 && 'text-accent-ink',
      )}
    >
      <ArrowDown aria-hidden size={14} />
      {count > 0 ? t('thread.newBelow', { count }) : t('thread.toFoot')}
    </button>
  )
}
