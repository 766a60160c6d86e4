import clsx from 'clsx'
import type { ComponentProps } from 'react'
import { useFieldProps } from './field-context.ts'

interface SwitchProps extends Omit<ComponentProps<'button'>, 'onChange'> {
  checked: boolean
  onChange: (checked: boolean) => void
}

/** On or off, at once. Its name comes from a Field, `aria-label` or `aria-labelledby`. */
export function Switch({ checked, onChange, className, ...rest }: SwitchProps) {
  return (
    <button
      type="button"
      role="switch"
      {...useFieldProps()}
      {...rest}
      aria-checked={checked}
      onClick={() => {
        onChange(!checked)
      }}
      className={clsx(
        'relative inline-flex h-4.5 w-8 shrink-0 items-center rounded-full border transition-colors duration-(--time-1) after:absolute after:-inset-2 disabled:opacity-60 max-tablet:after:-inset-3.5',
        checked ? 'border-accent bg-accent' : 'border-control bg-raised',
        className,
      )}
    >
      <span
        aria-hidden
        className={clsx(
          'size-3 rounded-full transition-transform duration-(--time-1)',
          checked ? 'translate-x-4 bg-on-accent' : 'translate-x-0.5 bg-control',
        )}
      />
    </button>
  )
}
