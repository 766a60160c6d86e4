import clsx from 'clsx'
import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import ListFilterIcon from 'lucide-react/icons/list-filter'
import { IconButton } from '@conciergerie/kit/ui/icon-button.tsx'
import { MenuGroup, MenuItem, MenuSeparator } from '@conciergerie/kit/ui/menu-item.tsx'
import { Menu } from '@conciergerie/kit/ui/menu.tsx'
import { useMember } from '../../../lib/auth.ts'
import { assigneesQuery } from '../api.ts'
import { useListFilter } from '../list/use-list-filter.ts'

/** Unread only, or whose. */
export function FilterMenu() {
  const { t } = useTranslation('conversations')
  const [filter, change] = useListFilter()
  const isOn = filter.unread !== undefined || filter.assignee !== undefined
  return (
    <Menu
      align="end"
      trigger={(props) => (
        <IconButton
          {...props}
          label={isOn ? t('filter.openOn') : t('filter.open')}
          icon={<ListFilterIcon aria-hidden size={16} />}
          className={clsx(isOn && 'bg-accent-soft text-accent-ink')}
        />
      )}
    >
      <MenuItem
        checked={filter.unread === true}
        onSelect={() => {
          change({ unread: filter.unread ? undefined : true })
        }}
      >
        {t('filter.unread')}
      </MenuItem>
      <MenuSeparator />
      <Assignees />
    </Menu>
  )
}

function Assignees() {
  const { t } = useTranslation('conversations')
  const me = useMember()
  const [filter, change] = useListFilter()
  const { data: members = [] } = useQuery(assigneesQuery)
  const choices = [
    { value: undefined, label: t('filter.anyone') },
    { value: 'me', label: t('filter.me') },
    { value: 'none', label: t('filter.nobody') },
    ...members.filter(({ id }) => id !== me.id).map(({ id, name }) => ({ value: String(id), label: name })),
  ]
  return (
    <MenuGroup label={t('filter.assignee')}>
      {choices.map(({ value, label }) => (
        <MenuItem
          key={value ?? ''}
          checked={filter.assignee === value}
          onSelect={() => {
            change({ assignee: value })
          }}
        >
          {label}
        </MenuItem>
      ))}
    </MenuGroup>
  )
}
