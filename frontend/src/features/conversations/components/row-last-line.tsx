import clsx from 'clsx'
import { useTranslation } from 'react-i18next'
import type { Conversation } from '@conciergerie/contract'
import { describeLastLine } from '../list/row-words.ts'
import { Ticks } from './ticks.tsx'

const prefixInk = { ai: 'text-accent-ink', you: 'text-ink-2', draft: 'text-danger-ink' }

/** What was said last, and by whom when it was not the client. */
export function RowLastLine({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation('conversations')
  const { prefix, text } = describeLastLine(t, conversation)
  const { lastMessage, unread } = conversation
  const isOurs = prefix === 'ai' || prefix === 'you'
  return (
    <span className={clsx('flex min-w-0 items-center gap-1 text-dense', unread > 0 ? 'text-ink' : 'text-ink-2')}>
      {isOurs && lastMessage && <Ticks status={lastMessage.status} />}
      <span className="truncate" dir="auto">
        {prefix !== null && (
          <span className={clsx('font-medium', prefixInk[prefix])}>{t(`row.prefix.${prefix}`)} </span>
        )}
        {text}
      </span>
    </span>
  )
}
