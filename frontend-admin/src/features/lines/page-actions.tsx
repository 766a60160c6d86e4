import { useTranslation } from 'react-i18next'
import Database from 'lucide-react/icons/database'
import Ellipsis from 'lucide-react/icons/ellipsis'
import RotateCw from 'lucide-react/icons/rotate-cw'
import { Button } from '@conciergerie/kit/ui/button.tsx'
import { IconButton } from '@conciergerie/kit/ui/icon-button.tsx'
import { MenuGroup, MenuItem, MenuSeparator } from '@conciergerie/kit/ui/menu-item.tsx'
import { Menu } from '@conciergerie/kit/ui/menu.tsx'
import { useIsPhone } from '@conciergerie/kit/lib/media.ts'
import type { Line } from './api.ts'
import { useAllLines } from './use-all-lines.ts'

/** Reload and restart them all: two buttons, or one menu on a phone. */
export function PageActions({ lines }: { lines: readonly Line[] }) {
  const { t } = useTranslation('lines')
  const isPhone = useIsPhone()
  const all = useAllLines(lines)
  const restarting = (
    <MenuGroup label={t('callsInProgress', { count: all.calls })}>
      <MenuItem
        disabled={!all.hasAny}
        onSelect={() => {
          all.restart('after_calls')
        }}
      >
        {isPhone ? t('restartAllAfter') : t('when.after_calls')}
      </MenuItem>
      <MenuItem
        danger={all.calls > 0}
        disabled={!all.hasAny}
        onSelect={() => {
          all.restart('now')
        }}
      >
        {isPhone ? t('restartAllNow') : t('when.now')}
      </MenuItem>
    </MenuGroup>
  )
  if (isPhone)
    return (
      <Menu
        align="end"
        trigger={(props) => <IconButton {...props} label={t('actions')} icon={<Ellipsis aria-hidden size={16} />} />}
      >
        <MenuItem onSelect={all.reload}>{t('reload')}</MenuItem>
        <MenuSeparator />
        {restarting}
      </Menu>
    )
  return (
    <>
      <Button busy={all.isReloading} icon={<Database aria-hidden size={14} />} onClick={all.reload}>
        {t('reload')}
      </Button>
      <Menu
        align="end"
        trigger={(props) => (
          <Button {...props} busy={all.isRestarting} disabled={!all.hasAny} icon={<RotateCw aria-hidden size={14} />}>
            {t('restartAll')}
          </Button>
        )}
      >
        {restarting}
      </Menu>
    </>
  )
}
