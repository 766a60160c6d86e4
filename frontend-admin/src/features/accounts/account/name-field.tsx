import { useState } from 'react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import Check from 'lucide-react/icons/check'
import { Field } from '@conciergerie/kit/ui/field.tsx'
import { TextInput } from '@conciergerie/kit/ui/text-input.tsx'
import { ApiError, call } from '@conciergerie/kit/lib/api-client.ts'
import { useErrorWords } from '@conciergerie/kit/lib/error-words.ts'
import { sessionQuery, useAdmin } from '../../../lib/auth.ts'

/** One's name, saved when the field is left; what the server refuses stays typed, with the reason. */
export function NameField() {
  const { t } = useTranslation('account')
  const wordsOf = useErrorWords()
  const client = useQueryClient()
  const { name } = useAdmin()
  const [typed, setTyped] = useState<string | null>(null)
  const update = useMutation({
    mutationFn: (given: string) => call('PATCH /api/admin/auth/me', { body: { name: given } }),
    onSuccess: (session) => {
      client.setQueryData(sessionQuery.queryKey, session)
      setTyped(null)
    },
  })
  const field = update.error instanceof ApiError ? update.error.fields['name'] : undefined
  return (
    <Field label={t('name')} error={update.error ? (field ?? wordsOf(update.error)) : undefined}>
      <TextInput
        value={typed ?? name}
        maxLength={80}
        autoComplete="name"
        className="max-w-100"
        onChange={(event) => {
          setTyped(event.target.value)
        }}
        onBlur={() => {
          if (typed !== null && typed !== name) update.mutate(typed.trim())
        }}
      />
      <p role="status" className="flex items-center gap-1.5 text-small text-ok-ink empty:hidden">
        {update.isSuccess && typed === null && (
          <>
            <Check aria-hidden size={12} strokeWidth={2} />
            {t('saved')}
          </>
        )}
      </p>
    </Field>
  )
}
