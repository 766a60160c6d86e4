import clsx from 'clsx'
import type { ComponentProps } from 'react'
import ChevronDown from 'lucide-react/icons/chevron-down'
import { useFieldProps } from './field-context.ts'

/** The browser's own list, which phones and screen readers handle best, in our frame. */
export function Select({ className, children, ...rest }: ComponentProps<'select'>) {
  return (
    <span className={clsx('relative inline-flex min-w-0', className)}>
      <select
        {...useFieldProps()}
        {...rest}
        className="field h-8 w-full appearance-none pr-8 pl-2.5 text-dense max-tablet:h-11"
      >
        {children}
      </select>
      <ChevronDown
        aria-hidden
        size={14}
        className="pointer-events-none absolute top-1/2 right-2.5 -translate-y-1/2 text-ink-2"
      />
    </span>
  )
}
