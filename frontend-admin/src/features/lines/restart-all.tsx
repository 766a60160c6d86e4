import { useTranslation } from 'react-i18next'
import RotateCw from 'lucide-react/icons/rotate-cw'
import { Button } from '../../components/ui/button.tsx'
import { MenuGroup, MenuItem } from '../../components/ui/menu-item.tsx'
import { Menu } from '../../components/ui/menu.tsx'
import { useToast } from '../../lib/toasts.ts'
import { commandLine, useLineWrite } from './api.ts'
import type { Line, When } from './api.ts'

/** Restarts every line that is meant to run. */
export function RestartAll({ lines }: { lines: readonly Line[] }) {
  const { t } = useTranslation('lines')
  const toast = useToast()
  const wanted = lines.filter(({ enabled }) => enabled)
  const calls = wanted.reduce((sum, { callsInProgress }) => sum + callsInProgress, 0)
  const restart = useLineWrite((when: When) =>
    Promise.all(wanted.map(({ id }) => commandLine(id, { do: 'restart', when }))),
  )
  const choose = (when: When) => () => {
    restart.mutate(when, {
      onError: (error) => {
        toast.failed(error)
      },
      onSuccess: (answers) => {
        toast.done(t('restarted', { count: answers.length }))
      },
    })
  }
  return (
    <Menu
      align="end"
      trigger={(props) => (
        <Button
          {...props}
          busy={restart.isPending}
          disabled={wanted.length === 0}
          icon={<RotateCw aria-hidden size={14} />}
        >
          {t('restartAll')}
        </Button>
      )}
    >
      <MenuGroup label={t('callsInProgress', { count: calls })}>
        <MenuItem onSelect={choose('after_calls')}>{t('when.after_calls')}</MenuItem>
        <MenuItem danger={calls > 0} onSelect={choose('now')}>
          {t('when.now')}
        </MenuItem>
      </MenuGroup>
    </Menu>
  )
}
