import { useState } from 'react'
import clsx from 'clsx'
import { useToast } from '@conciergerie/kit/lib/toasts.ts'

interface EditableTextProps {
  label: string
  value: string
  maxLength: number
  lines?: boolean
  className: string
  onSave: (value: string) => Promise<unknown>
}

/** Words that are corrected where they stand; saved when they are left. */
export function EditableText({ label, value, maxLength, lines = false, className, onSave }: EditableTextProps) {
  const toast = useToast()
  const [typed, setTyped] = useState<string | null>(null)
  const commit = async () => {
    const next = typed?.trim()
    if (next === undefined || next === value || (next === '' && !lines)) {
      setTyped(null)
      return
    }
    try {
      await onSave(next)
      setTyped(null)
    } catch (error) {
      toast.failed(error)
    }
  }
  return (
    <textarea
      aria-label={label}
      rows={1}
      value={typed ?? value}
      maxLength={maxLength}
      onChange={(event) => {
        setTyped(lines ? event.target.value : event.target.value.replaceAll('\n', ' '))
      }}
      onBlur={() => void commit()}
      className={clsx(
        'field-sizing-content -mx-2 block w-[calc(100%+16px)] resize-none rounded-control border border-transparent bg-transparent px-2 py-1 hover:border-line-strong focus:border-accent',
        className,
      )}
    />
  )
}
