import clsx from 'clsx'
import type { ReactNode } from 'react'

const tones = {
  info: 'bg-info-soft text-info-ink',
  warn: 'bg-warn-soft text-warn-ink',
  danger: 'bg-danger-soft text-danger-ink',
  ok: 'bg-ok-soft text-ok-ink',
}

interface BannerProps {
  tone: keyof typeof tones
  icon: ReactNode
  action?: ReactNode
  className?: string
  children: ReactNode
}

/** One line across a page or a pane about the state it is in. */
export function Banner({ tone, icon, action, className, children }: BannerProps) {
  return (
    <div
      role="status"
      className={clsx('flex min-h-9 items-center gap-2 px-5 py-1.5 text-dense', tones[tone], className)}
    >
      {icon}
      <span className="grow">{children}</span>
      {action}
    </div>
  )
}
