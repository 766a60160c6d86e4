import type { ComponentProps, ReactNode } from 'react'
import { buttonClass } from './button-class.ts'
import type { ButtonSize, ButtonVariant } from './button-class.ts'
import { Kbd } from './kbd.tsx'

export interface ButtonProps extends ComponentProps<'button'> {
  variant?: ButtonVariant
  size?: ButtonSize
  /** 16 px, before the words. */
  icon?: ReactNode
  /** Its shortcut, shown beside the words. */
  keys?: string | undefined
  /** Under way: keeps the focus, ignores presses. */
  busy?: boolean
}

/** One filled button for each view; the others are outlined or ghosts. */
export function Button({
  variant,
  size,
  icon,
  keys,
  busy = false,
  className,
  children,
  onClick,
  ...rest
}: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      aria-busy={busy || undefined}
      aria-disabled={busy || undefined}
      onClick={
        busy
          ? (event) => {
              event.preventDefault()
            }
          : onClick
      }
      className={buttonClass(variant, size, className)}
    >
      {icon}
      {children}
      {keys !== undefined && <Kbd keys={keys} />}
    </button>
  )
}
