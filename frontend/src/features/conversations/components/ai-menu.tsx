import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import ChevronDown from 'lucide-react/icons/chevron-down'
import CirclePause from 'lucide-react/icons/circle-pause'
import CircleSlash from 'lucide-react/icons/circle-slash'
import ConciergeBell from 'lucide-react/icons/concierge-bell'
import type { Conversation } from '@conciergerie/contract'
import { Button } from '@conciergerie/kit/ui/button.tsx'
import { MenuItem, MenuSeparator } from '@conciergerie/kit/ui/menu-item.tsx'
import { Menu } from '@conciergerie/kit/ui/menu.tsx'
import { useFormat, useNow } from '@conciergerie/kit/lib/format.ts'
import type { ConversationActions } from '../actions/use-conversation-actions.ts'
import { houseAiQuery } from '../api.ts'
import { aiStateOf } from '../thread/ai-state.ts'

interface AiMenuProps {
  conversation: Conversation
  actions: ConversationActions
}

/** What the AI does here, and a menu to make it do something else. */
export function AiMenu({ conversation, actions }: AiMenuProps) {
  const { t } = useTranslation('conversations')
  const { durations } = useFormat()
  const { data: house } = useQuery(houseAiQuery)
  const { id, ai } = conversation
  const now = useNow()
  const state = aiStateOf(conversation, now)
  const minutes = house?.pauseMinutes ?? 30
  const isOwn = (mode: 'auto' | 'suggest' | 'off') => state !== 'paused' && ai.mode === mode
  return (
    <Menu align="end" trigger={(props) => <StateButton {...props} conversation={conversation} />}>
      <MenuItem
        icon={<ConciergeBell aria-hidden size={16} />}
        checked={isOwn('auto')}
        onSelect={() => {
          actions.setMode(id, 'auto')
        }}
      >
        {t('ai.menu.auto')}
      </MenuItem>
      {state === 'paused' ? (
        <MenuItem
          keys="p"
          icon={<ConciergeBell aria-hidden size={16} />}
          onSelect={() => {
            actions.release(id)
          }}
        >
          {t('ai.menu.release')}
        </MenuItem>
      ) : (
        <MenuItem
          keys="p"
          icon={<CirclePause aria-hidden size={16} />}
          disabled={state === 'off'}
          onSelect={() => {
            actions.pause(id, minutes)
          }}
        >
          {t('ai.menu.pause', { time: durations.short(minutes * 60) })}
        </MenuItem>
      )}
      <MenuItem
        icon={<ConciergeBell aria-hidden size={16} />}
        checked={isOwn('suggest')}
        onSelect={() => {
          actions.setMode(id, 'suggest')
        }}
      >
        {t('ai.menu.suggest')}
      </MenuItem>
      <MenuItem
        icon={<CircleSlash aria-hidden size={16} />}
        checked={isOwn('off')}
        onSelect={() => {
          actions.setMode(id, 'off')
        }}
      >
        {t('ai.menu.off')}
      </MenuItem>
      <MenuSeparator />
      <MenuItem
        checked={state !== 'paused' && ai.mode === null}
        onSelect={() => {
          actions.setMode(id, null)
        }}
      >
        {house ? t(`ai.menu.house.${house.mode}`) : t('ai.menu.houseUnknown')}
      </MenuItem>
    </Menu>
  )
}

type StateButtonProps = { conversation: Conversation } & Parameters<Parameters<typeof Menu>[0]['trigger']>[0]

function StateButton({ conversation, ...props }: StateButtonProps) {
  const { t } = useTranslation('conversations')
  const { durations } = useFormat()
  const state = aiStateOf(conversation, useNow())
  const { pausedUntil } = conversation.ai
  const Icon = { auto: ConciergeBell, suggest: ConciergeBell, paused: CirclePause, off: CircleSlash }[state]
  return (
    <Button
      {...props}
      variant={state === 'auto' || state === 'suggest' ? 'accent' : 'outline'}
      icon={<Icon aria-hidden size={14} />}
      className="max-tablet:px-2.5"
    >
      <span className="sr-only">{t('ai.state.label')} </span>
      <span className={state === 'off' ? 'text-idle-ink' : undefined}>
        <span className="tablet:hidden">{t(`ai.state.short.${state}`)}</span>
        <span className="max-tablet:hidden">{t(`ai.state.${state}`)}</span>
      </span>
      {state === 'paused' && pausedUntil !== null && (
        <span className="font-normal text-ink-2 tabular-nums">
          {durations.short(Math.max(60, durations.until(pausedUntil) + 59))}
        </span>
      )}
      <ChevronDown aria-hidden size={14} className="max-tablet:hidden" />
    </Button>
  )
}
