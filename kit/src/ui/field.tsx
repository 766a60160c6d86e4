import { useId } from 'react'
import type { ReactNode } from 'react'
import CircleAlert from 'lucide-react/icons/circle-alert'
import { FieldContext } from './field-context.ts'

interface FieldProps {
  label: string
  /** One line under the label of a setting, or under the control. */
  help?: ReactNode
  error?: string | undefined
  /** `beside`: label column at the left, as in settings. */
  layout?: 'above' | 'beside'
  required?: boolean
  children: ReactNode
}

/** A control with its label, its help and what is wrong with it. */
export function Field({ label, help, error, layout = 'above', required = false, children }: FieldProps) {
  const id = useId()
  const helpId = `${id}-help`
  const errorId = `${id}-error`
  const described = [help === undefined ? '' : helpId, error === undefined ? '' : errorId].filter((part) => part !== '')
  const ids = {
    id,
    describedBy: described.length === 0 ? undefined : described.join(' '),
    invalid: error !== undefined,
    required,
  }
  const beside = layout === 'beside'
  const helpLine = help !== undefined && (
    <p id={helpId} className="text-small text-ink-3">
      {help}
    </p>
  )
  return (
    <div className={beside ? 'grid gap-x-6 gap-y-2 tablet:grid-cols-[180px_minmax(0,1fr)]' : 'grid gap-1.5'}>
      <div className="grid content-start gap-0.5">
        <label htmlFor={id} className="text-dense font-medium">
          {label}
        </label>
        {beside && helpLine}
      </div>
      <div className="grid content-start gap-1.5">
        <FieldContext value={ids}>{children}</FieldContext>
        {!beside && helpLine}
        {error !== undefined && <FieldError id={errorId}>{error}</FieldError>}
      </div>
    </div>
  )
}

/** Says under a field what is wrong with it. */
export function FieldError({ id, children }: { id?: string; children: ReactNode }) {
  return (
    <p id={id} role="alert" className="flex items-center gap-1.5 text-dense text-danger-ink">
      <CircleAlert aria-hidden size={14} className="shrink-0" />
      <span>{children}</span>
    </p>
  )
}
