import { useState } from 'react'
import type { SubmitEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@conciergerie/kit/ui/button.tsx'
import { FieldError } from '@conciergerie/kit/ui/field.tsx'
import { ApiError } from '@conciergerie/kit/lib/api-client.ts'
import { useErrorWords } from '@conciergerie/kit/lib/error-words.ts'
import { strengthOf } from '@conciergerie/kit/lib/password-strength.ts'
import { useResetPassword } from '../sign-in.ts'
import { NewPasswordField } from './new-password-field.tsx'

interface Props {
  token: string
  email: string
  onDone: () => void
}

/** Sets a new password with a one-time link. */
export function ResetForm({ token, email, onDone }: Props) {
  const { t } = useTranslation('sign-in')
  const wordsOf = useErrorWords()
  const [password, setPassword] = useState('')
  const reset = useResetPassword()
  const fields = reset.error instanceof ApiError ? reset.error.fields : {}

  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (strengthOf(password, [email]).kind === 'good') reset.mutate({ token, password }, { onSuccess: onDone })
  }
  return (
    <form onSubmit={submit} noValidate className="grid gap-4">
      <input type="hidden" name="email" autoComplete="username" value={email} />
      <NewPasswordField value={password} onChange={setPassword} known={[email]} error={fields['password']} />
      {reset.error && Object.keys(fields).length === 0 && <FieldError>{wordsOf(reset.error)}</FieldError>}
      <Button type="submit" variant="filled" size="large" busy={reset.isPending}>
        {t('reset.submit')}
      </Button>
    </form>
  )
}
