import { useRef, useState } from 'react'
import type { SubmitEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { UseMutationResult } from '@tanstack/react-query'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { PasswordInput } from '../ui/password-input.tsx'
import { TextInput } from '../ui/text-input.tsx'
import { AdviceLink } from './advice-link.tsx'
import type { Credentials } from './credentials.ts'
import { DemoBanner } from './demo-banner.tsx'
import { useLoginError } from './use-login-error.ts'

interface Props {
  signIn: Pick<UseMutationResult<unknown, Error, Credentials>, 'mutate' | 'error' | 'isPending'>
  /** Null outside the demonstration. */
  demoAccount: Credentials | null
  /** What to do about a password that is forgotten. */
  forgotten: string
  onDone: () => void
}

/** E-mail and password; one clear error; in the demonstration, a button that fills them in. */
export function LoginForm({ signIn, demoAccount, forgotten, onDone }: Props) {
  const { t } = useTranslation('welcome')
  const [{ email, password }, setCredentials] = useState<Credentials>({ email: '', password: '' })
  const [isMissing, setIsMissing] = useState(false)
  const passwordRef = useRef<HTMLInputElement>(null)
  const problem = useLoginError(signIn.error)
  const error = isMissing ? t('missing') : problem.words

  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    const isIncomplete = email.trim() === '' || password === ''
    setIsMissing(isIncomplete)
    if (isIncomplete || problem.mustWait) return
    signIn.mutate(
      { email: email.trim(), password },
      {
        onSuccess: onDone,
        onError: () => {
          passwordRef.current?.focus()
          passwordRef.current?.select()
        },
      },
    )
  }
  return (
    <form onSubmit={submit} noValidate className="grid gap-4">
      <Field label={t('email')}>
        <TextInput
          large
          type="email"
          name="email"
          autoComplete="username"
          inputMode="email"
          autoCapitalize="none"
          spellCheck={false}
          value={email}
          onChange={(event) => {
            setCredentials({ email: event.target.value, password })
          }}
        />
      </Field>
      <Field label={t('password')} error={error}>
        <PasswordInput
          large
          ref={passwordRef}
          name="password"
          autoComplete="current-password"
          value={password}
          onChange={(event) => {
            setCredentials({ email, password: event.target.value })
          }}
        />
      </Field>
      <Button type="submit" variant="filled" size="large" busy={signIn.isPending} disabled={problem.mustWait}>
        {t('submit')}
      </Button>
      <AdviceLink label={t('forgotten')} title={t('forgottenTitle')} text={forgotten} className="mx-auto" />
      <DemoBanner account={demoAccount} onFill={setCredentials} />
    </form>
  )
}
