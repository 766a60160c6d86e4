import { useTranslation } from 'react-i18next'
import { Navigate, useNavigate, useParams } from 'react-router'
import { InvitationForm } from '../../features/accounts/components/invitation-form.tsx'
import { LinkGate } from '../../features/accounts/components/link-gate.tsx'
import { WelcomePage } from '../../features/accounts/components/welcome-page.tsx'

export function Page() {
  const { t } = useTranslation('sign-in')
  const navigate = useNavigate()
  const { token = '' } = useParams()
  return (
    <LinkGate token={token} name={t('invite.pageTitle')}>
      {(link) => {
        if (link.purpose === 'reset') return <Navigate to={`/reset-password/${token}`} replace />
        const words = { house: link.conciergerie ?? '' }
        return (
          <WelcomePage
            name={t('invite.pageTitle')}
            title={t('invite.title')}
            lead={t(link.hasAccount ? 'invite.existing' : 'invite.lead', words)}
          >
            <InvitationForm token={token} link={link} onDone={() => void navigate('/', { replace: true })} />
          </WelcomePage>
        )
      }}
    </LinkGate>
  )
}
