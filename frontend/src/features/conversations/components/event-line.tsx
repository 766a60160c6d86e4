import type { LucideIcon } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import Archive from 'lucide-react/icons/archive'
import Ban from 'lucide-react/icons/ban'
import BellOff from 'lucide-react/icons/bell-off'
import CirclePause from 'lucide-react/icons/circle-pause'
import CircleX from 'lucide-react/icons/circle-x'
import ConciergeBell from 'lucide-react/icons/concierge-bell'
import Hand from 'lucide-react/icons/hand'
import Hourglass from 'lucide-react/icons/hourglass'
import Info from 'lucide-react/icons/info'
import Merge from 'lucide-react/icons/merge'
import RotateCcw from 'lucide-react/icons/rotate-ccw'
import UserPlus from 'lucide-react/icons/user-plus'
import type { Message } from '@conciergerie/contract'
import { Clock } from '@conciergerie/kit/ui/time.tsx'
import { useFormat } from '@conciergerie/kit/lib/format.ts'
import { describeEvent } from '../thread/event-words.ts'
import { isTool } from '../thread/tool-words.ts'
import { ToolLine } from './tool-line.tsx'

const icons: Record<string, LucideIcon> = {
  taken_over: Hand,
  released: ConciergeBell,
  closed: Archive,
  reopened: RotateCcw,
  assigned: UserPlus,
  ai_mode: ConciergeBell,
  ai_paused: CirclePause,
  answer_dropped: CircleX,
  window_closed: Hourglass,
  merged: Merge,
  blocked: Ban,
  opted_out: BellOff,
  opted_in: RotateCcw,
}

/** What happened in the thread, between what was said. */
export function EventLine({ message }: { message: Message }) {
  const { t } = useTranslation('conversations')
  const format = useFormat()
  if (!message.event) return null
  if (isTool(message.event)) return <ToolLine event={message.event} at={message.createdAt} />
  const Icon = icons[message.event.name] ?? Info
  return (
    <p className="flex items-center justify-center gap-2 px-4 py-1 text-center text-small text-ink-3">
      <Icon aria-hidden size={14} className="shrink-0" />
      <span>
        {describeEvent(t, message.event, format)} · <Clock at={message.createdAt} />
      </span>
    </p>
  )
}
