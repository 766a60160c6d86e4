import clsx from 'clsx'
import type { ReactNode } from 'react'
import UserRound from 'lucide-react/icons/user-round'
import { initialsOf } from '../lib/initials.ts'

const sizes = {
  small: 'size-7 text-micro',
  medium: 'size-9 text-dense',
  large: 'size-11 text-strong',
  panel: 'size-12 text-strong',
}

interface AvatarProps {
  /** A name; without one, or with a number, a figure is drawn. */
  name: string | null
  size?: keyof typeof sizes
  vip?: boolean
  /** The colleague who is here, in green; clients are neutral. */
  isMe?: boolean
  /** 10 px icon of the channel, in the corner. */
  channel?: ReactNode
}

/** Initials in a neutral round; only brass tells a VIP apart. The name stands beside it, so it says nothing itself. */
export function Avatar({ name, size = 'medium', vip = false, isMe = false, channel }: AvatarProps) {
  const initials = initialsOf(name ?? '')
  return (
    <span aria-hidden className="relative inline-flex shrink-0">
      <span
        className={clsx(
          'inline-flex items-center justify-center rounded-full font-semibold',
          sizes[size],
          vip && 'border-2 border-brass-line bg-brass-soft text-brass-ink',
          !vip && (isMe ? 'bg-accent-soft text-accent-ink' : 'bg-idle-soft text-idle-ink'),
        )}
      >
        {initials === '' ? <UserRound size={size === 'small' ? 14 : 16} /> : initials}
      </span>
      {channel !== undefined && (
        <span className="absolute -right-1 -bottom-1 inline-flex size-4.5 items-center justify-center rounded-full bg-surface text-ink-2">
          {channel}
        </span>
      )}
    </span>
  )
}
