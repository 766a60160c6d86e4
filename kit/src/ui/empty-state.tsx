import type { ReactNode } from 'react'

interface EmptyStateProps {
  /** A sentence, with its full stop. */
  title: string
  /** What to do about it, or what will come here. */
  children?: ReactNode
  action?: ReactNode
}

/** Says what belongs here and how it comes, from the left; no picture. */
export function EmptyState({ title, children, action }: EmptyStateProps) {
  return (
    <div className="max-w-130 px-5 py-8">
      <p className="font-serif text-person font-medium">{title}</p>
      {children !== undefined && <div className="mt-1 text-dense text-ink-3">{children}</div>}
      {action !== undefined && <div className="mt-4 flex flex-wrap gap-2">{action}</div>}
    </div>
  )
}
