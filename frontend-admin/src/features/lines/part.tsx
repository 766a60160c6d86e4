import type { ReactNode } from 'react'

/** A titled part of the panel. */
export function Part({ title, action, children }: { title: string; action?: ReactNode; children: ReactNode }) {
  return (
    <section aria-label={title} className="pt-6">
      <header className="mb-2 flex min-h-8 items-center gap-1">
        <h3 className="grow text-small font-semibold text-ink-3">{title}</h3>
        {action}
      </header>
      {children}
    </section>
  )
}
