import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { TriggerProps } from '@conciergerie/kit/ui/menu.tsx'
import { MenuGroup, MenuItem } from '@conciergerie/kit/ui/menu-item.tsx'
import { Menu } from '@conciergerie/kit/ui/menu.tsx'
import type { When } from './api.ts'

interface Props {
  /** Calls in progress: they are what there is to choose about. */
  calls: number
  onChoose: (when: When) => void
  trigger: (props: TriggerProps | { onClick: () => void }) => ReactNode
}

/** An order that ends calls: with calls in progress, after them or now; without any, at once. */
export function WhenMenu({ calls, onChoose, trigger }: Props) {
  const { t } = useTranslation('lines')
  if (calls === 0)
    return trigger({
      onClick: () => {
        onChoose('now')
      },
    })
  return (
    <Menu align="end" trigger={trigger}>
      <MenuGroup label={t('callsInProgress', { count: calls })}>
        <MenuItem
          onSelect={() => {
            onChoose('after_calls')
          }}
        >
          {t('when.after_calls')}
        </MenuItem>
        <MenuItem
          danger
          onSelect={() => {
            onChoose('now')
          }}
        >
          {t('when.now')}
        </MenuItem>
      </MenuGroup>
    </Menu>
  )
}
