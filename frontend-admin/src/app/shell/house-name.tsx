import { useTranslation } from 'react-i18next'
import { Brandmark } from '@conciergerie/kit/ui/brandmark.tsx'

/** Where one is: above the houses. */
export function HouseName() {
  const { t } = useTranslation(['shell', 'common'])
  return (
    <div className="flex h-16 shrink-0 items-center gap-2.5 px-2 max-desk:justify-center max-desk:px-0">
      <Brandmark />
      <span className="min-w-0 grow max-desk:sr-only">
        <span className="block truncate font-serif text-strong font-medium">{t('common:brand')}</span>
        <span className="block truncate text-micro text-ink-3">{t('platform')}</span>
      </span>
    </div>
  )
}
