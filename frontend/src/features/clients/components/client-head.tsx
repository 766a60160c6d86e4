import clsx from 'clsx'
import { useTranslation } from 'react-i18next'
import Ban from 'lucide-react/icons/ban'
import Ellipsis from 'lucide-react/icons/ellipsis'
import Gem from 'lucide-react/icons/gem'
import type { Client } from '@conciergerie/contract'
import { Avatar } from '@conciergerie/kit/ui/avatar.tsx'
import { Badge } from '@conciergerie/kit/ui/badge.tsx'
import { IconButton } from '@conciergerie/kit/ui/icon-button.tsx'
import { MenuItem } from '@conciergerie/kit/ui/menu-item.tsx'
import { Menu } from '@conciergerie/kit/ui/menu.tsx'
import { useFormat } from '@conciergerie/kit/lib/format.ts'
import { nameOf } from '../client-name.ts'
import { useClientChange } from '../use-client-change.ts'
import { InlineText } from './inline-text.tsx'

/** Name in the house's serif, and what sets this client apart. */
export function ClientHead({ client }: { client: Client }) {
  const { t } = useTranslation('clients')
  const { dates } = useFormat()
  const { change, changeWithUndo } = useClientChange(client)
  const name = nameOf(client) || t('unknown')
  const toggleVip = () => {
    void change({ vip: !client.vip })
  }
  return (
    <header className="flex items-start gap-3 p-4">
      <Avatar name={name} size="panel" vip={client.vip} />
      <div className="grid min-w-0 grow gap-1">
        <InlineText
          label={t('field.name')}
          value={client.name}
          shown={name}
          maxLength={120}
          className="font-serif text-person font-medium"
          onSave={(value) => change({ name: value })}
        />
        <div className="flex flex-wrap items-center gap-1.5">
          {client.vip && (
            <Badge tone="brass" icon={<Gem aria-hidden size={12} />}>
              {t('vip')}
            </Badge>
          )}
          {client.blocked && (
            <Badge tone="danger" icon={<Ban aria-hidden size={12} />}>
              {t('blocked')}
            </Badge>
          )}
          <span className="text-small text-ink-3">{t('since', { day: dates.day(client.firstSeenAt) })}</span>
        </div>
      </div>
      <Menu
        align="end"
        trigger={(props) => <IconButton {...props} label={t('more')} icon={<Ellipsis aria-hidden size={16} />} />}
      >
        <MenuItem
          icon={<Gem aria-hidden size={16} className={clsx(client.vip && 'text-brass-mark')} />}
          onSelect={toggleVip}
        >
          {client.vip ? t('action.notVip') : t('action.vip')}
        </MenuItem>
        <MenuItem
          icon={<Ban aria-hidden size={16} />}
          danger={!client.blocked}
          onSelect={() => {
            changeWithUndo(
              { blocked: !client.blocked },
              { blocked: client.blocked },
              t(client.blocked ? 'done.unblocked' : 'done.blocked'),
            )
          }}
        >
          {client.blocked ? t('action.unblock') : t('action.block')}
        </MenuItem>
      </Menu>
    </header>
  )
}
