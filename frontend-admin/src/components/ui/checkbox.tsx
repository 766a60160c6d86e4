import type { ComponentProps, ReactNode } from 'react'
import Check from 'lucide-react/icons/check'

interface ChoiceProps extends Omit<ComponentProps<'input'>, 'type' | 'children'> {
  children: ReactNode
  help?: ReactNode
}

/** A box to tick with its words; the whole line can be pressed. */
export function Checkbox({ children, help, className, ...rest }: ChoiceProps) {
  return (
    <label className={`flex min-h-7 items-start gap-2 text-dense max-tablet:min-h-11 ${className ?? ''}`}>
      <span className="relative mt-0.5 inline-flex size-4 shrink-0">
        <input
          {...rest}
          type="checkbox"
          className="peer size-4 appearance-none rounded-chip border border-control bg-raised checked:border-accent checked:bg-accent disabled:bg-sunken"
        />
        <Check
          aria-hidden
          size={12}
          strokeWidth={2.5}
          className="pointer-events-none absolute inset-0.5 hidden text-on-accent peer-checked:block"
        />
      </span>
      <span>
        {children}
        {help !== undefined && <span className="block text-small text-ink-3">{help}</span>}
      </span>
    </label>
  )
}

/** One of several, shown as cards that can be pressed as a whole. */
export function RadioCard({ children, help, className, ...rest }: ChoiceProps) {
  return (
    <label
      className={`flex grow items-start gap-2.5 rounded-card border border-line-strong bg-raised p-3 text-dense has-checked:border-accent has-checked:shadow-[0_0_0_1px_var(--accent)] has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent ${className ?? ''}`}
    >
      <input
        {...rest}
        type="radio"
        className="mt-0.5 size-4 shrink-0 appearance-none rounded-full border border-control bg-raised outline-none checked:border-5 checked:border-accent"
      />
      <span>
        <span className="font-medium">{children}</span>
        {help !== undefined && <span className="mt-0.5 block text-small text-ink-3">{help}</span>}
      </span>
    </label>
  )
}
