import { useTranslation } from 'react-i18next'
import Monitor from 'lucide-react/icons/monitor'
import Smartphone from 'lucide-react/icons/smartphone'
import { Badge } from '@conciergerie/kit/ui/badge.tsx'
import { Button } from '@conciergerie/kit/ui/button.tsx'
import { RelativeTime } from '@conciergerie/kit/ui/time.tsx'
import { deviceOf } from '@conciergerie/kit/accounts/device-of.ts'
import type { OpenSession } from '../api.ts'

interface Props {
  session: OpenSession
  onEnd: () => void
}

/** One place where I am signed in: the device, its address, when it was last used. */
export function SessionRow({ session, onEnd }: Props) {
  const { t } = useTranslation('settings')
  const { program, system, isPhone } = deviceOf(session.userAgent)
  const Icon = isPhone ? Smartphone : Monitor
  const device =
    program !== null && system !== null
      ? t('account.device', { program, system })
      : (program ?? system ?? t('account.unknown'))
  return (
    <li className="flex min-h-12 items-center gap-3 border-b border-line py-2 last:border-b-0">
      <Icon aria-hidden size={17} strokeWidth={1.75} className="shrink-0 text-ink-2" />
      <div className="min-w-0 grow">
        <p className="flex flex-wrap items-center gap-x-2 text-dense">
          {device}
          {session.current && <Badge tone="ok">{t('account.here')}</Badge>}
        </p>
        <p className="text-small break-words text-ink-3">
          {session.ip !== null && <>{session.ip} · </>}
          {t('account.seen')} <RelativeTime at={session.lastSeenAt} />
        </p>
      </div>
      {!session.current && (
        <Button size="small" aria-label={t('account.endThat', { device })} onClick={onEnd}>
          {t('account.end')}
        </Button>
      )}
    </li>
  )
}
