import type { ReactNode } from 'react'
import { usePageTitle } from '../lib/page.ts'

interface PageHeaderProps {
  title: string
  /** Tabs or a count, beside the title. */
  children?: ReactNode
  /** Controls at the right, the one filled button last. */
  actions?: ReactNode
}

/** Head of a page, 56 px; it also names the browser's tab. */
export function PageHeader({ title, children, actions }: PageHeaderProps) {
  usePageTitle(title)
  return (
    <header className="flex min-h-14 shrink-0 items-stretch gap-x-6 border-b border-line bg-surface px-5 max-tablet:flex-wrap max-tablet:px-4">
      <h1 className="flex items-center font-serif text-title font-medium max-tablet:py-2 max-tablet:text-[24px] max-tablet:leading-8">
        {title}
      </h1>
      {children !== undefined && (
        <div className="flex min-w-0 items-stretch gap-5 overflow-x-auto max-tablet:order-3 max-tablet:h-12 max-tablet:w-full">
          {children}
        </div>
      )}
      {actions !== undefined && <div className="ml-auto flex shrink-0 items-center gap-2">{actions}</div>}
    </header>
  )
}
