import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { buttonClass } from '@conciergerie/kit/ui/button-class.ts'
import { EmptyState } from '@conciergerie/kit/ui/empty-state.tsx'
import { usePageTitle } from '@conciergerie/kit/lib/page.ts'

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
