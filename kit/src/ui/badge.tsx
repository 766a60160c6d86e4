import clsx from 'clsx'
import type { ReactNode } from 'react'

export type Tone = 'ok' | 'warn' | 'danger' | 'info' | 'idle' | 'accent' | 'brass' | 'outline'

const filled: Record<Tone, string> = {
  ok: 'bg-ok-soft text-ok-ink',
  warn: 'bg-warn-soft text-warn-ink',
  danger: 'bg-danger-soft text-danger-ink',
  info: 'bg-info-soft text-info-ink',
  idle: 'bg-idle-soft text-idle-ink',
  accent: 'bg-accent-soft text-accent-ink',
  brass: 'bg-brass-soft text-brass-ink',
  outline: 'border border-line-strong text-ink-2',
}

const bare: Record<Tone, string> = {
  ok: 'text-ok-ink',
  warn: 'text-warn-ink',
  danger: 'text-danger-ink',
  info: 'text-info-ink',
  idle: 'text-idle-ink',
  accent: 'text-accent-ink',
  brass: 'text-brass-ink',
  outline: 'text-ink-2',
}

interface BadgeProps {
  tone: Tone
  /** 12 px, stroke 2. */
  icon?: ReactNode
  /** Without a fill, in rows that hold many. */
  isBare?: boolean
  className?: string
  children: ReactNode
}

/** A state in a word, with its icon. */
export function Badge({ tone, icon, isBare = false, className, children }: BadgeProps) {
  const look = isBare ? bare[tone] : clsx('h-5 rounded-chip px-1.5', filled[tone])
  return (
    <span
      className={clsx(
        'inline-flex shrink-0 items-center gap-1 whitespace-nowrap text-small font-medium tabular-nums',
        look,
        className,
      )}
    >
      {icon}
      {children}
    </span>
  )
}

/** How many wait: a filled count. Its meaning is said by what stands around it. */
export function CountBadge({ children }: { children: ReactNode }) {
  return (
    <span className="inline-flex h-4.5 min-w-4.5 items-center justify-center rounded-full bg-accent px-1 text-micro font-semibold text-on-accent tabular-nums">
      {children}
    </span>
  )
}
