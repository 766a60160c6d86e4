import { useTranslation } from 'react-i18next'
import { LoginForm as Form } from '@conciergerie/kit/accounts/login-form.tsx'
import { useStatus } from '@conciergerie/kit/lib/status.ts'
import { useSignIn } from '../sign-in.ts'

/** For who runs the platform. */
export function LoginForm({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation('sign-in')
  const demoAccount = useStatus()?.demoAdmin ?? null
  return <Form signIn={useSignIn()} demoAccount={demoAccount} forgotten={t('forgottenText')} onDone={onDone} />
}
