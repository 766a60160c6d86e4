import { useTranslation } from 'react-i18next'
import { Brandmark } from '../ui/brandmark.tsx'

/** While a page is on its way, and only when it takes its time. */
export function Splash() {
  const { t } = useTranslation()
  return (
    <div role="status" className="after-a-moment grid min-h-60 grow place-items-center">
      <span className="sr-only">{t('loading')}</span>
      <Brandmark size={36} />
    </div>
  )
}
