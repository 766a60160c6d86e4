import { useTranslation } from 'react-i18next'
import WifiOff from 'lucide-react/icons/wifi-off'
import { Banner } from '@conciergerie/kit/ui/banner.tsx'
import { useIsReconnecting } from '@conciergerie/kit/lib/live.ts'

export function ReconnectBanner() {
  const { t } = useTranslation('shell')
  if (!useIsReconnecting()) return null
  return (
    <Banner tone="warn" icon={<WifiOff aria-hidden size={14} />}>
      {t('live.reconnecting')}
    </Banner>
  )
}
