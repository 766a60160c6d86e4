import { useTranslation } from 'react-i18next'
import Check from 'lucide-react/icons/check'
import PanelRight from 'lucide-react/icons/panel-right'
import RotateCcw from 'lucide-react/icons/rotate-ccw'
import type { Conversation } from '@conciergerie/contract'
import { IconButton } from '@conciergerie/kit/ui/icon-button.tsx'
import type { ConversationActions } from '../actions/use-conversation-actions.ts'
import { AiMenu } from './ai-menu.tsx'
import { AssignMenu } from './assign-menu.tsx'
import { MoreMenu } from './more-menu.tsx'

export interface ThreadActionsProps {
  conversation: Conversation
  actions: ConversationActions
  /** Null when the client's card stands beside the thread. */
  onOpenClient: (() => void) | null
  onMarkUnread: () => void
}

/** What can be done with this conversation, the rare things under « … ». */
export function ThreadActions({ conversation, actions, onOpenClient, onMarkUnread }: ThreadActionsProps) {
  const { t } = useTranslation('conversations')
  const { id, status } = conversation
  const isClosed = status === 'closed'
  return (
    <div className="flex shrink-0 items-center gap-1 max-tablet:gap-0">
      <AiMenu conversation={conversation} actions={actions} />
      <span className="ml-1 inline-flex items-center gap-1 max-tablet:hidden">
        <AssignMenu conversation={conversation} actions={actions} />
        <IconButton
          label={isClosed ? t('action.reopen') : t('action.close')}
          keys="e"
          icon={isClosed ? <RotateCcw aria-hidden size={16} /> : <Check aria-hidden size={16} />}
          onClick={() => {
            if (isClosed) actions.reopen(id)
            else actions.close(id)
          }}
        />
        {onOpenClient && (
          <IconButton
            label={t('action.openClient')}
            icon={<PanelRight aria-hidden size={16} />}
            onClick={onOpenClient}
          />
        )}
      </span>
      <MoreMenu conversation={conversation} actions={actions} onOpenClient={onOpenClient} onMarkUnread={onMarkUnread} />
    </div>
  )
}
