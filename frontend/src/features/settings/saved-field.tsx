import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Field } from '@conciergerie/kit/ui/field.tsx'
import { TextArea, TextInput } from '@conciergerie/kit/ui/text-input.tsx'
import { useErrorWords } from '@conciergerie/kit/lib/error-words.ts'
import { ApiError } from '@conciergerie/kit/lib/api-client.ts'

interface SavedFieldProps {
  label: string
  help?: string
  value: string
  /** Name of the field in the server's answer, to find what is wrong with it. */
  name: string
  save: (value: string) => Promise<unknown>
  disabled?: boolean
  lines?: boolean
  maxLength?: number
  placeholder?: string
  inputMode?: 'tel' | 'email' | 'numeric'
  secret?: boolean
}

/** A field that saves itself when it is left; what the server refuses stays typed, with the reason. */
export function SavedField({
  label,
  help,
  value,
  name,
  save,
  lines = false,
  secret = false,
  ...rest
}: SavedFieldProps) {
  const { t } = useTranslation('settings')
  const wordsOf = useErrorWords()
  const [typed, setTyped] = useState<string | null>(null)
  const [error, setError] = useState<string>()
  const commit = async () => {
    if (typed === null || typed === value) return
    try {
      await save(typed.trim())
      setTyped(null)
      setError(undefined)
    } catch (failure) {
      const field = failure instanceof ApiError ? failure.fields[name] : undefined
      setError(field ?? wordsOf(failure))
    }
  }
  const common = {
    ...rest,
    value: typed ?? value,
    onChange: (event: { target: { value: string } }) => {
      setTyped(event.target.value)
    },
    onBlur: () => void commit(),
  }
  const count =
    lines && rest.maxLength !== undefined
      ? t('characters', { count: (typed ?? value).length, most: rest.maxLength })
      : undefined
  return (
    <Field label={label} layout="beside" error={error} {...(help === undefined ? {} : { help })}>
      {lines ? (
        <>
          <TextArea {...common} rows={4} />
          {count !== undefined && <p className="text-right text-small text-ink-3 tabular-nums">{count}</p>}
        </>
      ) : (
        <TextInput {...common} type={secret ? 'password' : 'text'} autoComplete="off" className="max-w-100" />
      )}
    </Field>
  )
}
