import { useTranslation } from 'react-i18next'
import { usePage } from '@conciergerie/kit/lib/page.ts'

/** Names the browser's tab: the page, and that it is the platform's. */
export function TabTitle() {
  const { t } = useTranslation('shell')
  const { title } = usePage()
  return <title>{title === '' ? t('platform') : `${title} · ${t('platform')}`}</title>
}
