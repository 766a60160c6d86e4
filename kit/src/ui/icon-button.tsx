import clsx from 'clsx'
import type { ComponentProps, ReactNode } from 'react'

export interface IconButtonProps extends Omit<ComponentProps<'button'>, 'aria-label' | 'children'> {
  /** Its name, also shown under the pointer. */
  label: string
  keys?: string | undefined
  icon: ReactNode
  size?: 'small' | 'medium'
  framed?: boolean
}

/** A button that is an icon alone. */
export function IconButton({
  label,
  keys,
  icon,
  size = 'medium',
  framed = false,
  className,
  ...rest
}: IconButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      aria-label={label}
      data-tip={label}
      data-tip-keys={keys}
      className={clsx(
        'inline-flex shrink-0 items-center justify-center rounded-control text-ink-2 transition-colors duration-(--time-1) hover:bg-hover hover:text-ink disabled:text-ink-3',
        size === 'small' ? 'size-7 max-tablet:size-9' : 'size-8 max-tablet:size-11',
        framed && 'border border-line-strong bg-raised',
        className,
      )}
    >
      {icon}
    </button>
  )
}
