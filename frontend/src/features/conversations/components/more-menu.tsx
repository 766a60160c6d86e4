import { useTranslation } from 'react-i18next'
import Ban from 'lucide-react/icons/ban'
import BellRing from 'lucide-react/icons/bell-ring'
import Check from 'lucide-react/icons/check'
import Ellipsis from 'lucide-react/icons/ellipsis'
import Mail from 'lucide-react/icons/mail'
import PanelRight from 'lucide-react/icons/panel-right'
import RotateCcw from 'lucide-react/icons/rotate-ccw'
import { IconButton } from '@conciergerie/kit/ui/icon-button.tsx'
import { MenuItem, MenuSeparator } from '@conciergerie/kit/ui/menu-item.tsx'
import { Menu } from '@conciergerie/kit/ui/menu.tsx'
import { useIsPhone } from '@conciergerie/kit/lib/media.ts'
import { useClientActions } from '../actions/use-client-actions.ts'
import type { ThreadActionsProps } from './thread-actions.tsx'

/** What is done now and then. */
export function MoreMenu({ conversation, actions, onOpenClient, onMarkUnread }: ThreadActionsProps) {
  const { t } = useTranslation('conversations')
  const clients = useClientActions()
  const isPhone = useIsPhone()
  const { client, status, id } = conversation
  return (
    <Menu
      align="end"
      trigger={(props) => <IconButton {...props} label={t('action.more')} icon={<Ellipsis aria-hidden size={16} />} />}
    >
      {isPhone && (
        <MenuItem
          icon={status === 'closed' ? <RotateCcw aria-hidden size={16} /> : <Check aria-hidden size={16} />}
          onSelect={() => {
            if (status === 'closed') actions.reopen(id)
            else actions.close(id)
          }}
        >
          {status === 'closed' ? t('action.reopen') : t('action.close')}
        </MenuItem>
      )}
      <MenuItem icon={<Mail aria-hidden size={16} />} keys="u" onSelect={onMarkUnread}>
        {t('action.markUnread')}
      </MenuItem>
      {onOpenClient && (
        <MenuItem icon={<PanelRight aria-hidden size={16} />} onSelect={onOpenClient}>
          {t('action.openClient')}
        </MenuItem>
      )}
      <MenuSeparator />
      {client.optedOut && (
        <MenuItem
          icon={<BellRing aria-hidden size={16} />}
          onSelect={() => {
            clients.liftOptOut(conversation)
          }}
        >
          {t('action.liftOptOut')}
        </MenuItem>
      )}
      <MenuItem
        icon={<Ban aria-hidden size={16} />}
        danger={!client.blocked}
        onSelect={() => {
          clients.setBlocked(conversation, !client.blocked)
        }}
      >
        {client.blocked ? t('action.unblock') : t('action.block')}
      </MenuItem>
    </Menu>
  )
}
