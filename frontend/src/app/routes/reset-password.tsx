import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import { buttonClass } from '@conciergerie/kit/ui/button-class.ts'
import { LinkGate } from '../../features/accounts/components/link-gate.tsx'
import { ResetForm } from '../../features/accounts/components/reset-form.tsx'
import { WelcomePage } from '../../features/accounts/components/welcome-page.tsx'

export function Page() {
  const { t } = useTranslation('sign-in')
  const { token = '' } = useParams()
  const [isDone, setIsDone] = useState(false)
  return (
    <LinkGate token={token} name={t('reset.pageTitle')}>
      {({ email }) => (
        <WelcomePage
          name={t('reset.pageTitle')}
          title={t('reset.title')}
          lead={isDone ? t('reset.done') : t('reset.lead', { email })}
        >
          {isDone ? (
            <Link to="/login" className={buttonClass('filled', 'large')}>
              {t('reset.signIn')}
            </Link>
          ) : (
            <ResetForm
              token={token}
              email={email}
              onDone={() => {
                setIsDone(true)
              }}
            />
          )}
        </WelcomePage>
      )}
    </LinkGate>
  )
}
