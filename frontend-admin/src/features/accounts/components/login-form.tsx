import { useRef, useState } from 'react'
import type { SubmitEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@conciergerie/kit/ui/button.tsx'
import { Field } from '@conciergerie/kit/ui/field.tsx'
import { TextInput } from '@conciergerie/kit/ui/text-input.tsx'
import { AdviceLink } from './advice-link.tsx'
import { DemoBanner } from './demo-banner.tsx'
import { PasswordInput } from './password-input.tsx'
import { useLoginError } from './use-login-error.ts'
import { useSignIn } from '../sign-in.ts'
import type { Credentials } from '../sign-in.ts'

/** E-mail and password; one clear error; in the demonstration, a button that fills them in. */
export function LoginForm({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation('sign-in')
  const [{ email, password }, setCredentials] = useState<Credentials>({ email: '', password: '' })
  const [isMissing, setIsMissing] = useState(false)
  const passwordRef = useRef<HTMLInputElement>(null)
  const signIn = useSignIn()
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
      <AdviceLink label={t('forgotten')} title={t('forgottenTitle')} text={t('forgottenText')} className="mx-auto" />
      <DemoBanner onFill={setCredentials} />
    </form>
  )
}
