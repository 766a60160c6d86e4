import { useTranslation } from 'react-i18next'
import { PageHeader } from '../../components/ui/page-header.tsx'

export function Page() {
  const { t } = useTranslation('feature-requests')
  return <PageHeader title={t('title')} />
}
