import clsx from 'clsx'
import { useRef, useState } from 'react'
import type { KeyboardEvent, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

interface InlineTextProps {
  label: string
  value: string | null
  /** As people read it, when that is not how it is written. */
  shown?: string | null
  type?: 'text' | 'tel' | 'email'
  maxLength: number
  /** Several lines. */
  isLong?: boolean
  icon?: ReactNode
  className?: string
  /** Null for an emptied field. @returns the refusal, or null */
  onSave: (value: string | null) => Promise<unknown>
}

const frame = '-ml-2 w-[calc(100%+8px)] rounded-control px-2 py-1'

/** A value that becomes a field when it is pressed; Enter and leaving keep it, Escape does not. */
export function InlineText(props: InlineTextProps) {
  const { label, value, shown = value, isLong = false, icon, className, onSave } = props
  const { t } = useTranslation('clients')
  const [draft, setDraft] = useState<string | null>(null)
  const opener = useRef<HTMLButtonElement>(null)

  const finish = (text: string, keepFocus: boolean) => {
    const next = text.trim()
    setDraft(null)
    if (keepFocus) setTimeout(() => opener.current?.focus())
    if (next === (value ?? '')) return
    void onSave(next === '' ? null : next).then((refusal) => {
      // What was refused is not lost: it is there again to be put right.
      if (refusal !== null) setDraft(next)
    })
  }
  if (draft !== null) {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.nativeEvent.isComposing) return
      if (event.key === 'Escape') {
        event.preventDefault()
        event.stopPropagation()
        finish(value ?? '', true)
      }
      if (event.key === 'Enter' && (!isLong || event.ctrlKey || event.metaKey)) {
        event.preventDefault()
        finish(draft, true)
      }
    }
    return (
      <Field
        {...props}
        draft={draft}
        onChange={setDraft}
        onKeyDown={onKeyDown}
        onLeave={() => {
          finish(draft, false)
        }}
      />
    )
  }
  return (
    <button
      ref={opener}
      type="button"
      title={t('edit', { field: label })}
      onClick={() => {
        setDraft(value ?? '')
      }}
      className={clsx(
        frame,
        'flex min-w-0 items-start gap-1.5 text-left hover:bg-hover max-tablet:min-h-11 max-tablet:py-3',
        className,
      )}
    >
      <span className="sr-only">{t('labelled', { field: label })} </span>
      {shown !== null && shown !== '' && icon}
      <span
        className={clsx(
          'min-w-0',
          isLong ? 'whitespace-pre-wrap [overflow-wrap:anywhere]' : 'truncate',
          shown ? 'text-ink' : 'font-sans text-dense font-normal text-ink-3',
        )}
      >
        {shown || t('add')}
      </span>
    </button>
  )
}

interface FieldProps extends InlineTextProps {
  draft: string
  onChange: (text: string) => void
  onKeyDown: (event: KeyboardEvent) => void
  onLeave: () => void
}

function Field({
  label,
  type = 'text',
  maxLength,
  isLong = false,
  className,
  draft,
  onChange,
  onKeyDown,
  onLeave,
}: FieldProps) {
  const shared = {
    'aria-label': label,
    autoFocus: true,
    maxLength,
    value: draft,
    onKeyDown,
    onBlur: onLeave,
    className: clsx(
      'field -ml-2 w-[calc(100%+8px)] px-[7px] py-[3px] max-tablet:min-h-11 max-tablet:text-[16px]',
      className,
    ),
  }
  if (isLong) {
    return (
      <textarea
        {...shared}
        rows={3}
        onChange={({ target }) => {
          onChange(target.value)
        }}
      />
    )
  }
  return (
    <input
      {...shared}
      type={type}
      autoComplete="off"
      onChange={({ target }) => {
        onChange(target.value)
      }}
    />
  )
}
