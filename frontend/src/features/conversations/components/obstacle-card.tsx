import { useTranslation } from 'react-i18next'
import Ban from 'lucide-react/icons/ban'
import BellOff from 'lucide-react/icons/bell-off'
import type { Conversation } from '@conciergerie/contract'
import { Button } from '@conciergerie/kit/ui/button.tsx'
import { useClientActions } from '../actions/use-client-actions.ts'
import { shortName } from '../display-name.ts'

interface ObstacleProps {
  conversation: Conversation
  obstacle: 'blocked' | 'opted_out'
}

/** Why nothing can be sent to this client, and how that can change. */
export function ObstacleCard({ conversation, obstacle }: ObstacleProps) {
  const { t } = useTranslation('conversations')
  const clients = useClientActions()
  const Icon = obstacle === 'blocked' ? Ban : BellOff
  const lift = () => {
    if (obstacle === 'blocked') clients.setBlocked(conversation, false)
    else clients.liftOptOut(conversation)
  }
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 px-3 pt-1 pb-3 text-dense">
      <p className="flex max-w-120 grow basis-60 items-start gap-2">
        <Icon aria-hidden size={16} className="mt-px shrink-0 text-ink-2" />
        <span>
          <span className="font-medium">
            {t(`obstacle.${obstacle}.title`, { name: shortName(conversation.client) || t('row.unknown') })}
          </span>{' '}
          <span className="text-ink-2">{t(`obstacle.${obstacle}.help`)}</span>
        </span>
      </p>
      <Button data-first onClick={lift}>
        {t(`obstacle.${obstacle}.lift`)}
      </Button>
    </div>
  )
}
