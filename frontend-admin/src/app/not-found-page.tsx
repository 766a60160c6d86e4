import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { buttonClass } from '../components/ui/button-class.ts'
import { EmptyState } from '../components/ui/empty-state.tsx'
import { usePageTitle } from '../lib/page.ts'

export function NotFoundPage() {
  const { t } = useTranslation('shell')
  usePageTitle(t('notFound.title'))
  return (
    <div className="grow overflow-y-auto px-5 pt-16 tablet:pl-24">
      <EmptyState
        title={t('notFound.title')}
        action={
          <Link to="/requests" className={buttonClass('filled')}>
            {t('notFound.home')}
          </Link>
        }
      >
        {t('notFound.help')}
      </EmptyState>
    </div>
  )
}
