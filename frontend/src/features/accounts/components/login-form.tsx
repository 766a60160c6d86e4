import { useTranslation } from 'react-i18next'
import { LoginForm as Form } from '@conciergerie/kit/accounts/login-form.tsx'
import { useStatus } from '@conciergerie/kit/lib/status.ts'
import { useSignIn } from '../sign-in.ts'

/** For who works in a house. */
export function LoginForm({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation('sign-in')
  const demoAccount = useStatus()?.demoAccount ?? null
  return <Form signIn={useSignIn()} demoAccount={demoAccount} forgotten={t('forgottenText')} onDone={onDone} />
}
