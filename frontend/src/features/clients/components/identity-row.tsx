import type { ReactNode } from 'react'

/** A label of 88 px and what stands for it. */
export function IdentityRow({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="grid grid-cols-[84px_minmax(0,1fr)] items-start text-dense">
      <span aria-hidden className="py-1 text-ink-3 max-tablet:py-3">
        {label}
      </span>
      {children}
    </div>
  )
}
