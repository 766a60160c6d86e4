import { useId } from 'react'
import type { ReactNode } from 'react'

interface SettingProps {
  label: string
  help?: string
  children: ReactNode
}

/** What is set in the label column, its controls beside it. */
export function Setting({ label, help, children }: SettingProps) {
  const id = useId()
  return (
    <div
      role="group"
      aria-labelledby={id}
      aria-describedby={help === undefined ? undefined : `${id}-help`}
      className="grid gap-x-6 gap-y-3 border-b border-line py-4 tablet:grid-cols-[180px_minmax(0,1fr)]"
    >
      <div className="grid content-start gap-0.5">
        <p id={id} className="text-dense font-medium">
          {label}
        </p>
        {help !== undefined && (
          <p id={`${id}-help`} className="text-small text-ink-3">
            {help}
          </p>
        )}
      </div>
      <div>{children}</div>
    </div>
  )
}
