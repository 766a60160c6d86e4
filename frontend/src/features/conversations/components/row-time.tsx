import { useTranslation } from 'react-i18next'
import Timer from 'lucide-react/icons/timer'
import TimerOff from 'lucide-react/icons/timer-off'
import type { Conversation } from '@conciergerie/contract'
import { Badge } from '@conciergerie/kit/ui/badge.tsx'
import { BriefTime } from '@conciergerie/kit/ui/time.tsx'
import { useFormat, useNow } from '@conciergerie/kit/lib/format.ts'
import { waitOf } from '../list/waiting.ts'

/** When it was last spoken in; once somebody waits too long, for how long. */
export function RowTime({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation('conversations')
  const { durations } = useFormat()
  const now = useNow()
  const { waitingSince, lastMessage, createdAt } = conversation
  const wait = waitOf(conversation, now)
  if (waitingSince === null || wait === null || wait === 'short') {
    return <BriefTime at={lastMessage?.createdAt ?? createdAt} className="text-small text-ink-3" />
  }
  const Icon = wait === 'over' ? TimerOff : Timer
  return (
    <Badge isBare tone={wait === 'over' ? 'danger' : 'warn'} icon={<Icon aria-hidden size={14} />}>
      <span className="sr-only">{t('row.waiting')} </span>
      {durations.short(durations.since(waitingSince))}
    </Badge>
  )
}
