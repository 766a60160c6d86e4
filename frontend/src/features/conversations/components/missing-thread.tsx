import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'react-router'
import { buttonClass } from '@conciergerie/kit/ui/button-class.ts'
import { EmptyState } from '@conciergerie/kit/ui/empty-state.tsx'

/** An address that leads nowhere: joined with another thread, or never ours. */
export function MissingThread() {
  const { t } = useTranslation('conversations')
  const { search } = useLocation()
  return (
    <div className="grow bg-canvas">
      <EmptyState
        title={t('missing.title')}
        action={
          <Link to={{ pathname: '/inbox', search }} className={buttonClass()}>
            {t('missing.back')}
          </Link>
        }
      >
        {t('missing.help')}
      </EmptyState>
    </div>
  )
}
