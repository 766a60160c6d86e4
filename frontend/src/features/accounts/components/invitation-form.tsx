import { useState } from 'react'
import type { SubmitEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@conciergerie/kit/ui/button.tsx'
import { Field, FieldError } from '@conciergerie/kit/ui/field.tsx'
import { TextInput } from '@conciergerie/kit/ui/text-input.tsx'
import { ApiError } from '@conciergerie/kit/lib/api-client.ts'
import { useErrorWords } from '@conciergerie/kit/lib/error-words.ts'
import { strengthOf } from '@conciergerie/kit/lib/password-strength.ts'
import { PasswordInput } from '@conciergerie/kit/ui/password-input.tsx'
import { useAcceptInvitation } from '../sign-in.ts'
import type { Link } from '../sign-in.ts'
import { NewPasswordField } from './new-password-field.tsx'

interface Props {
  token: string
  link: Link
  onDone: () => void
}

/** Joins a house: a name and a password, or the password of the account that one has. */
export function InvitationForm({ token, link, onDone }: Props) {
  const { t } = useTranslation(['sign-in', 'welcome'])
  const wordsOf = useErrorWords()
  const [name, setName] = useState('')
  const [password, setPassword] = useState('')
  const [isTried, setIsTried] = useState(false)
  const accept = useAcceptInvitation()
  const known = [link.email, link.conciergerie ?? '', name]
  const isNameMissing = !link.hasAccount && name.trim() === ''
  const isPasswordPoor = link.hasAccount ? password === '' : strengthOf(password, known).kind !== 'good'
  const fields = accept.error instanceof ApiError ? accept.error.fields : {}

  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    setIsTried(true)
    if (isNameMissing || isPasswordPoor) return
    const shown = link.hasAccount ? (link.email.split('@')[0] ?? link.email) : name.trim()
    accept.mutate({ token, name: shown, password }, { onSuccess: onDone })
  }
  return (
    <form onSubmit={submit} noValidate className="grid gap-4">
      <input type="hidden" name="email" autoComplete="username" value={link.email} />
      {!link.hasAccount && (
        <Field
          label={t('invite.name')}
          help={t('invite.nameHelp')}
          error={isTried && isNameMissing ? t('nameMissing') : fields['name']}
        >
          <TextInput
            large
            name="name"
            autoComplete="name"
            value={name}
            onChange={(event) => {
              setName(event.target.value)
            }}
          />
        </Field>
      )}
      {link.hasAccount ? (
        <Field label={t('welcome:password')} error={isTried && isPasswordPoor ? t('welcome:missing') : undefined}>
          <PasswordInput
            large
            name="password"
            autoComplete="current-password"
            value={password}
            onChange={(event) => {
              setPassword(event.target.value)
            }}
          />
        </Field>
      ) : (
        <NewPasswordField value={password} onChange={setPassword} known={known} error={fields['password']} />
      )}
      {accept.error && Object.keys(fields).length === 0 && <FieldError>{wordsOf(accept.error)}</FieldError>}
      <Button type="submit" variant="filled" size="large" busy={accept.isPending}>
        {t('invite.submit')}
      </Button>
    </form>
  )
}
