import type { LucideIcon } from 'lucide-react'
import BedDouble from 'lucide-react/icons/bed-double'
import Check from 'lucide-react/icons/check'
import CheckCheck from 'lucide-react/icons/check-check'
import CircleQuestionMark from 'lucide-react/icons/circle-question-mark'
import CircleX from 'lucide-react/icons/circle-x'
import Clock4 from 'lucide-react/icons/clock-4'
import LogOut from 'lucide-react/icons/log-out'
import TimerOff from 'lucide-react/icons/timer-off'
import UserX from 'lucide-react/icons/user-x'
import Utensils from 'lucide-react/icons/utensils'
import type { Tone } from '@conciergerie/kit/ui/badge.tsx'
import type { Status } from './api.ts'

interface Look {
  tone: Tone
  icon: LucideIcon
  /** Of a bar on a planning. */
  bar: string
}

const soft = 'border-accent-line bg-accent-soft text-accent-ink hover:border-accent'
const idle = 'border-transparent bg-idle-soft text-idle-ink hover:border-line-strong'

const looks: Record<Status, Look> = {
  held: { tone: 'outline', icon: Clock4, bar: 'border-dashed border-control bg-raised text-ink-2 hover:border-ink-3' },
  requested: { tone: 'warn', icon: CircleQuestionMark, bar: 'border-warn-mark bg-warn-soft text-warn-ink' },
  confirmed: { tone: 'ok', icon: Check, bar: soft },
  checked_in: { tone: 'accent', icon: BedDouble, bar: 'border-transparent bg-solid text-on-solid hover:opacity-90' },
  completed: { tone: 'idle', icon: LogOut, bar: idle },
  no_show: { tone: 'idle', icon: UserX, bar: idle },
  cancelled: { tone: 'idle', icon: CircleX, bar: idle },
  declined: { tone: 'idle', icon: CircleX, bar: idle },
  expired: { tone: 'idle', icon: TimerOff, bar: idle },
}

/** How a state looks; always beside its word. */
export function lookOf(status: Status, kind: 'stay' | 'table'): Look {
  const look = looks[status]
  if (kind === 'stay') return look
  if (status === 'checked_in') return { ...look, icon: Utensils }
  return status === 'completed' ? { ...look, icon: CheckCheck } : look
}
