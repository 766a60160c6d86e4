import { useTranslation } from 'react-i18next'
import { useNavigate, useSearchParams } from 'react-router'
import Info from 'lucide-react/icons/info'
import { Banner } from '@conciergerie/kit/ui/banner.tsx'
import { usePreload } from '@conciergerie/kit/shell/preload-context.ts'
import { LoginForm } from '../../features/accounts/components/login-form.tsx'
import { WelcomePage } from '../../features/accounts/components/welcome-page.tsx'

/** Leads back to the page that was asked for, and to no other site. */
const isOurs = (address: string) => /^\/(?![/\\])/.test(address)

export function Page() {
  const { t } = useTranslation('sign-in')
  const navigate = useNavigate()
  const preloadPage = usePreload()
  const [search] = useSearchParams()
  const asked = search.get('to') ?? '/'
  const to = isOurs(asked) ? asked : '/'
  return (
    <WelcomePage name={t('pageTitle')} title={t('hello')} lead={t('lead')}>
      {search.has('expired') && (
        <Banner tone="info" icon={<Info aria-hidden size={14} />} className="-mt-3 mb-5 rounded-card px-3">
          {t('expired')}
        </Banner>
      )}
      <div
        onFocus={() => {
          preloadPage(to)
        }}
      >
        <LoginForm
          onDone={() => {
            void navigate(to, { replace: true })
          }}
        />
      </div>
    </WelcomePage>
  )
}
