import { useTranslation } from 'react-i18next'
import WifiOff from 'lucide-react/icons/wifi-off'
import { Banner } from '../ui/banner.tsx'
import { useIsReconnecting } from '../lib/live.ts'

export function ReconnectBanner() {
  const { t } = useTranslation()
  if (!useIsReconnecting()) return null
  return (
    <Banner tone="warn" icon={<WifiOff aria-hidden size={14} />}>
      {t('live.reconnecting')}
    </Banner>
  )
}
