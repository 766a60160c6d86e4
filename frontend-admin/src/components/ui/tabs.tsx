import clsx from 'clsx'
import { useRef } from 'react'
import type { KeyboardEvent } from 'react'
import { NavLink } from 'react-router'

const tabClass = (isCurrent: boolean) =>
  clsx(
    'relative inline-flex h-full shrink-0 items-center gap-1.5 whitespace-nowrap text-dense outline-offset-[-2px] after:absolute after:inset-x-0 after:bottom-[-1px] after:h-0.5 max-tablet:text-base',
    isCurrent ? 'font-medium text-ink after:bg-accent' : 'text-ink-2 hover:text-ink',
  )

function Count({ value }: { value: number | undefined }) {
  return value === undefined ? null : <span className="text-ink-3 tabular-nums">{value}</span>
}

export interface Tab<T extends string> {
  id: T
  label: string
  count?: number | undefined
}

interface TabListProps<T extends string> {
  label: string
  tabs: readonly Tab<T>[]
  value: T
  onChange: (id: T) => void
  /** Prefix of the panels' ids: the panel of `all` is `${panels}-all`. */
  panels: string
  className?: string
}

/** Tabs that show one panel or another; arrows move among them. */
export function TabList<T extends string>({ label, tabs, value, onChange, panels, className }: TabListProps<T>) {
  const list = useRef<HTMLDivElement>(null)
  const onKeyDown = (event: KeyboardEvent) => {
    const to = neighbourOf(tabs, value, event.key)
    if (!to) return
    event.preventDefault()
    onChange(to.id)
    list.current?.querySelector<HTMLElement>(`[data-tab="${to.id}"]`)?.focus()
  }
  return (
    <div
      ref={list}
      role="tablist"
      aria-label={label}
      onKeyDown={onKeyDown}
      className={clsx('flex h-10 gap-4 max-tablet:h-11', className)}
    >
      {tabs.map(({ id, label: words, count }) => (
        <button
          key={id}
          type="button"
          role="tab"
          id={`${panels}-${id}-tab`}
          data-tab={id}
          aria-selected={id === value}
          aria-controls={id === value ? `${panels}-${id}` : undefined}
          tabIndex={id === value ? 0 : -1}
          onClick={() => {
            onChange(id)
          }}
          className={tabClass(id === value)}
        >
          {words}
          <Count value={count} />
        </button>
      ))}
    </div>
  )
}

function neighbourOf<T extends string>(tabs: readonly Tab<T>[], value: T, key: string): Tab<T> | undefined {
  const at = tabs.findIndex(({ id }) => id === value)
  if (key === 'ArrowRight') return tabs[(at + 1) % tabs.length]
  if (key === 'ArrowLeft') return tabs.at(at - 1)
  if (key === 'Home') return tabs[0]
  return key === 'End' ? tabs.at(-1) : undefined
}

/** A tab that is an address: the page's own part of the URL says which is shown. */
export function TabLink({
  to,
  end = false,
  label,
  count,
}: {
  to: string
  end?: boolean
  label: string
  count?: number | undefined
}) {
  return (
    <NavLink to={to} end={end} className={({ isActive }) => tabClass(isActive)}>
      {label}
      <Count value={count} />
    </NavLink>
  )
}
