import { useTranslation } from 'react-i18next'
import Bell from 'lucide-react/icons/bell'
import { IconButton } from '@conciergerie/kit/ui/icon-button.tsx'
import { Popover } from '../../../components/ui/popover.tsx'
import { useOverview } from '../../../lib/overview.ts'
import { NotificationList } from './notification-list.tsx'

/** A dot when something is unread, and the list under the bell. */
export function NotificationBell() {
  const { t } = useTranslation('notifications')
  const unread = useOverview()?.unreadNotifications ?? 0
  const label = unread > 0 ? t('unread', { count: unread }) : t('open')
  const bell = (
    <span className="relative">
      <Bell aria-hidden size={17} strokeWidth={1.75} />
      {unread > 0 && <span className="absolute -top-1 -right-1 size-2 rounded-full border border-canvas bg-accent" />}
    </span>
  )
  return (
    <Popover
      label={t('title')}
      side="right"
      align="end"
      className="w-90"
      trigger={(props) => <IconButton {...props} label={label} icon={bell} />}
    >
      {(close) => <NotificationList onFollow={close} />}
    </Popover>
  )
}
