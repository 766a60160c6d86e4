import { useTranslation } from 'react-i18next'
import { Button } from '../ui/button.tsx'
import type { Credentials } from './credentials.ts'

interface Props {
  account: Credentials | null
  onFill: (credentials: Credentials) => void
}

/** The account of the demonstration; absent everywhere else. */
export function DemoBanner({ account, onFill }: Props) {
  const { t } = useTranslation('welcome')
  if (!account) return null
  return (
    <div className="mt-4 flex items-center justify-between gap-3 rounded-card border border-dashed border-line-strong px-3 py-3">
      <div className="min-w-0">
        <p className="text-dense font-medium">{t('demo')}</p>
        <p className="text-small break-words text-ink-3">
          {account.email} / {account.password}
        </p>
      </div>
      <Button
        variant="accent"
        size="small"
        onClick={() => {
          onFill(account)
        }}
      >
        {t('fill')}
      </Button>
    </div>
  )
}
