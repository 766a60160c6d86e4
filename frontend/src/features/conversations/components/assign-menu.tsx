import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import UserCheck from 'lucide-react/icons/user-check'
import UserPlus from 'lucide-react/icons/user-plus'
import type { Conversation } from '@conciergerie/contract'
import { IconButton } from '@conciergerie/kit/ui/icon-button.tsx'
import { MenuItem, MenuSeparator } from '@conciergerie/kit/ui/menu-item.tsx'
import { Menu } from '@conciergerie/kit/ui/menu.tsx'
import type { TriggerProps } from '@conciergerie/kit/ui/menu.tsx'
import { useShortcut } from '@conciergerie/kit/lib/shortcuts.ts'
import { useMember } from '../../../lib/auth.ts'
import type { ConversationActions } from '../actions/use-conversation-actions.ts'
import { assigneesQuery } from '../api.ts'

interface AssignMenuProps {
  conversation: Conversation
  actions: ConversationActions
}

/** Whose conversation it is. */
export function AssignMenu({ conversation, actions }: AssignMenuProps) {
  const { t } = useTranslation('conversations')
  const me = useMember()
  const { data: members = [] } = useQuery(assigneesQuery)
  const { id, assignee } = conversation
  const others = members.filter((member) => member.id !== me.id)
  return (
    <Menu align="end" trigger={(props) => <AssignButton trigger={props} assignee={assignee} />}>
      {[me, ...others].map((member) => (
        <MenuItem
          key={member.id}
          checked={assignee?.id === member.id}
          onSelect={() => {
            actions.assign(id, member)
          }}
        >
          {member.id === me.id ? t('assign.me', { name: member.name }) : member.name}
        </MenuItem>
      ))}
      <MenuSeparator />
      <MenuItem
        checked={assignee === null}
        onSelect={() => {
          actions.assign(id, null)
        }}
      >
        {t('assign.nobody')}
      </MenuItem>
    </Menu>
  )
}

function AssignButton({ trigger, assignee }: { trigger: TriggerProps; assignee: Conversation['assignee'] }) {
  const { t } = useTranslation('conversations')
  useShortcut({
    keys: 'a',
    label: t('shortcut.assign'),
    group: t('shortcut.group'),
    run: () => {
      trigger.ref.current?.click()
    },
  })
  const Icon = assignee === null ? UserPlus : UserCheck
  return (
    <IconButton
      {...trigger}
      label={assignee === null ? t('assign.open') : t('assign.to', { name: assignee.name })}
      keys="a"
      icon={<Icon aria-hidden size={16} />}
      className={assignee === null ? undefined : 'text-accent-ink'}
    />
  )
}
