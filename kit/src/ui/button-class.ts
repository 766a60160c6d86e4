import clsx from 'clsx'

export type ButtonVariant = 'filled' | 'outline' | 'accent' | 'ghost' | 'danger' | 'destroy'
export type ButtonSize = 'small' | 'medium' | 'large'

const base =
  'inline-flex shrink-0 items-center justify-center whitespace-nowrap rounded-control border font-medium select-none transition-colors duration-(--time-1) ease-out disabled:border-transparent disabled:bg-sunken disabled:text-ink-3'

const variants: Record<ButtonVariant, string> = {
  filled: 'border-transparent bg-accent text-on-accent hover:bg-accent-hover',
  outline: 'border-line-strong bg-raised text-ink hover:bg-hover',
  accent: 'border-accent-line bg-raised text-accent-ink hover:bg-accent-soft',
  ghost: 'border-transparent bg-transparent text-ink-2 hover:bg-hover hover:text-ink',
  danger: 'border-line-strong bg-raised text-danger-ink hover:bg-danger-soft',
  destroy: 'border-transparent bg-danger text-on-danger hover:opacity-90',
}

const sizes: Record<ButtonSize, string> = {
  small: 'h-7 gap-1.5 px-2.5 text-dense max-tablet:h-9',
  medium: 'h-8 gap-2 px-3 text-dense max-tablet:h-11',
  large: 'h-10 gap-2 px-4 text-base max-tablet:h-11',
}

/** The look of a button, for a link that acts as one. */
export function buttonClass(variant: ButtonVariant = 'outline', size: ButtonSize = 'medium', extra?: string): string {
  return clsx(base, variants[variant], sizes[size], extra)
}
