import { useState } from 'react'
import type { ReactNode, SubmitEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@conciergerie/kit/ui/button.tsx'
import { Dialog } from '@conciergerie/kit/ui/dialog.tsx'
import { FieldError } from '@conciergerie/kit/ui/field.tsx'
import { ApiError } from '@conciergerie/kit/lib/api-client.ts'
import { useErrorWords } from '@conciergerie/kit/lib/error-words.ts'

interface Props {
  title: string
  wide?: boolean
  /** Of the save, or null; what is said of a field is shown under it by the form. */
  error: unknown
  busy: boolean
  canSave: boolean
  onSave: () => void
  onClose: () => void
  children: ReactNode
}

/** A form of the settings in a dialog, saved by its one button. */
export function FormDialog({ title, wide = false, error, busy, canSave, onSave, onClose, children }: Props) {
  const { t } = useTranslation('settings')
  const wordsOf = useErrorWords()
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (canSave) onSave()
  }
  return (
    <Dialog title={title} wide={wide} onClose={onClose}>
      <form onSubmit={submit} className="grid gap-4">
        {children}
        {error != null && Object.keys(fieldsOf(error)).length === 0 && <FieldError>{wordsOf(error)}</FieldError>}
        <span className="flex justify-end">
          <Button type="submit" variant="filled" busy={busy} disabled={!canSave}>
            {t('save')}
          </Button>
        </span>
      </form>
    </Dialog>
  )
}

/** Field → what the server found wrong with it. */
export const fieldsOf = (error: unknown): Readonly<Record<string, string>> =>
  error instanceof ApiError ? error.fields : {}

/** Values of a form, and what an input needs to hold one of them as text. */
export function useForm<V extends object>(initial: V) {
  const [values, setValues] = useState(initial)
  const set = (change: Partial<V>) => {
    setValues((now) => ({ ...now, ...change }))
  }
  const text = (name: { [K in keyof V]: V[K] extends string ? K : never }[keyof V]) => ({
    value: String(values[name]),
    onChange: (event: { target: { value: string } }) => {
      setValues((now) => ({ ...now, [name]: event.target.value }))
    },
  })
  return { values, set, text }
}
