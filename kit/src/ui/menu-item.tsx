import clsx from 'clsx'
import { useContext } from 'react'
import type { ReactNode } from 'react'
import Check from 'lucide-react/icons/check'
import { Kbd } from './kbd.tsx'
import { MenuContext } from './menu-context.ts'

interface ItemProps {
  icon?: ReactNode
  keys?: string
  danger?: boolean
  disabled?: boolean
  /** For one of several, of which one is chosen. */
  checked?: boolean
  onSelect: () => void
  children: ReactNode
}

/** One action of a menu; with `checked`, one choice among several. */
export function MenuItem({ icon, keys, danger = false, disabled = false, checked, onSelect, children }: ItemProps) {
  const close = useContext(MenuContext)
  return (
    <button
      type="button"
      role={checked === undefined ? 'menuitem' : 'menuitemradio'}
      aria-checked={checked}
      aria-disabled={disabled || undefined}
      tabIndex={-1}
      onClick={() => {
        if (disabled) return
        close()
        onSelect()
      }}
      className={clsx(
        'flex min-h-8 w-full items-center gap-2.5 rounded-control px-2 text-left text-dense outline-none focus:bg-hover max-tablet:min-h-11',
        danger ? 'text-danger-ink' : 'text-ink',
        disabled && 'text-ink-3',
      )}
      onPointerMove={(event) => {
        event.currentTarget.focus()
      }}
    >
      {icon !== undefined && <span className="flex w-4 justify-center text-ink-2">{icon}</span>}
      <span className="grow">{children}</span>
      {checked === true && <Check aria-hidden size={14} className="text-accent-ink" />}
      {keys !== undefined && <Kbd keys={keys} />}
    </button>
  )
}

export function MenuSeparator() {
  return <div role="separator" className="mx-1 my-1 border-t border-line" />
}

/** Choices that belong together, under a heading. */
export function MenuGroup({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div role="group" aria-label={label}>
      <div aria-hidden className="px-2 pt-1.5 pb-1 text-small font-semibold text-ink-3">
        {label}
      </div>
      {children}
    </div>
  )
}
