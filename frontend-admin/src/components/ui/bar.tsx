import clsx from 'clsx'

const fills = ['bg-chart-1', 'bg-chart-2', 'bg-chart-3', 'bg-chart-4', 'bg-chart-5']

interface BarProps {
  /** Parts of the whole, in order; each has its colour of the charts. */
  parts: readonly number[]
  /** What the full width stands for. */
  of: number
  label: string
  tone?: 'chart' | 'warn'
  className?: string
}

/** A share, or several side by side, as a strip. The figures stand beside it. */
export function Bar({ parts, of, label, tone = 'chart', className }: BarProps) {
  return (
    <div
      role="img"
      aria-label={label}
      className={clsx('flex h-2 gap-0.5 overflow-hidden rounded-full bg-sunken', className)}
    >
      {parts.map((part, at) => (
        <span
          key={at}
          className={clsx('h-full', tone === 'warn' ? 'bg-warn-mark' : fills[at % fills.length])}
          style={{ width: `${of > 0 ? Math.min(100, (part / of) * 100) : 0}%` }}
        />
      ))}
    </div>
  )
}
