import { useId } from 'react'
import type { ReactNode } from 'react'

export interface Segment<T extends string> {
  value: T
  label: string
  icon?: ReactNode
}

interface SegmentedProps<T extends string> {
  label: string
  segments: readonly Segment<T>[]
  value: T
  onChange: (value: T) => void
  disabled?: boolean
}

/** A few choices side by side, of which one holds: a radio group to the keyboard. */
export function SegmentedControl<T extends string>({
  label,
  segments,
  value,
  onChange,
  disabled = false,
}: SegmentedProps<T>) {
  const name = useId()
  return (
    <div
      role="radiogroup"
      aria-label={label}
      className="inline-flex rounded-control border border-line-strong bg-sunken p-0.5"
    >
      {segments.map((segment) => (
        <label
          key={segment.value}
          className="relative inline-flex h-6.5 items-center gap-1.5 rounded-bar px-2.5 text-dense text-ink-2 has-checked:bg-raised has-checked:font-medium has-checked:text-ink has-checked:shadow-lift has-focus-visible:outline-2 has-focus-visible:outline-accent max-tablet:h-10"
        >
          <input
            type="radio"
            name={name}
            value={segment.value}
            checked={segment.value === value}
            disabled={disabled}
            onChange={() => {
              onChange(segment.value)
            }}
            className="absolute inset-0 cursor-pointer appearance-none rounded-bar outline-none"
          />
          {segment.icon}
          {segment.label}
        </label>
      ))}
    </div>
  )
}
