import type { SubmitEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@conciergerie/kit/ui/button.tsx'
import { Field, FieldError } from '@conciergerie/kit/ui/field.tsx'
import { PasswordInput } from '@conciergerie/kit/ui/password-input.tsx'
import { useAdmin } from '../../../lib/auth.ts'
import { PasswordRules } from './password-rules.tsx'
import { useChangePassword } from './use-change-password.ts'
import type { PasswordField } from './use-change-password.ts'

/** Changes one's own password: the old one, and the new one twice. */
export function PasswordForm() {
  const { t } = useTranslation('account')
  const { email, name } = useAdmin()
  const known = [email, name]
  const { values, type, wrong, problem, isSending, isIncomplete, send } = useChangePassword(known)
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (!isSending && !isIncomplete) send()
  }
  const input = (field: PasswordField, autoComplete: string) => (
    <PasswordInput
      name={field}
      autoComplete={autoComplete}
      value={values[field]}
      onChange={(event) => {
        type(field, event.target.value)
      }}
    />
  )
  return (
    <form onSubmit={submit} noValidate className="grid max-w-100 gap-4">
      <input type="hidden" name="email" autoComplete="username" value={email} />
      <Field label={t('current')} error={wrong.current}>
        {input('current', 'current-password')}
      </Field>
      <Field label={t('next')} help={<PasswordRules password={values.next} known={known} />} error={wrong.next}>
        {input('next', 'new-password')}
      </Field>
      <Field label={t('again')} error={wrong.again}>
        {input('again', 'new-password')}
      </Field>
      {problem !== undefined && <FieldError>{problem}</FieldError>}
      <Button type="submit" busy={isSending} disabled={isIncomplete} className="justify-self-start">
        {t('change')}
      </Button>
    </form>
  )
}
