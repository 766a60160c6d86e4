import type { ReactNode } from 'react'

/** A titled part of the page. */
export function Block({
  title,
  count,
  action,
  children,
}: {
  title: string
  count?: number
  action?: ReactNode
  children: ReactNode
}) {
  return (
    <section aria-label={title} className="min-w-0 pt-6">
      <header className="flex min-h-9 items-center gap-2">
        <h2 className="font-semibold">{title}</h2>
        {count !== undefined && <span className="text-ink-3 tabular-nums">{count}</span>}
        {action !== undefined && <span className="ml-auto">{action}</span>}
      </header>
      {children}
    </section>
  )
}
