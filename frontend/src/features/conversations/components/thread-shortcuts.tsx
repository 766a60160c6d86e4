import type { RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import type { Conversation } from '@conciergerie/contract'
import { useNow } from '@conciergerie/kit/lib/format.ts'
import { useShortcut } from '@conciergerie/kit/lib/shortcuts.ts'
import type { ConversationActions } from '../actions/use-conversation-actions.ts'
import { houseAiQuery } from '../api.ts'
import type { ComposerHandle } from '../composer/composer-handle.ts'
import { aiStateOf } from '../thread/ai-state.ts'

interface ShortcutsProps {
  conversation: Conversation
  actions: ConversationActions
  composer: RefObject<ComposerHandle | null>
  onMarkUnread: () => void
  onBack: () => void
}

/** What the keyboard does with the open conversation. */
export function ThreadShortcuts({ conversation, actions, composer, onMarkUnread, onBack }: ShortcutsProps) {
  const { t } = useTranslation('conversations')
  const { data: house } = useQuery(houseAiQuery)
  const state = aiStateOf(conversation, useNow())
  const { id, status } = conversation
  const group = t('shortcut.group')
  const togglePause = () => {
    if (state === 'paused') actions.release(id)
    else if (state === 'off') actions.setMode(id, null)
    else actions.pause(id, house?.pauseMinutes ?? 30)
  }
  const toggleClosed = () => {
    if (status === 'closed') actions.reopen(id)
    else actions.close(id)
  }
  useShortcut({ keys: 'r', label: t('shortcut.reply'), group, run: () => composer.current?.focus('reply') })
  useShortcut({ keys: 'n', label: t('shortcut.note'), group, run: () => composer.current?.focus('note') })
  useShortcut({
    keys: 't',
    label: t('shortcut.takeOver'),
    group,
    run: () => {
      actions.takeOver(id)
    },
  })
  useShortcut({ keys: 'p', label: t('shortcut.pause'), group, run: togglePause })
  useShortcut({ keys: 'e', label: t('shortcut.close'), group, run: toggleClosed })
  useShortcut({ keys: 'u', label: t('shortcut.unread'), group, run: onMarkUnread })
  useShortcut({ keys: 'enter', label: t('shortcut.open'), group, run: focusThread })
  useShortcut({
    keys: 'escape',
    label: t('shortcut.back'),
    group,
    inFields: true,
    run: () => {
      leave(onBack)
    },
  })
  return null
}

/** To what was said last. */
function focusThread(): void {
  const rows = document.querySelectorAll<HTMLElement>('[role="log"] [data-row][tabindex]')
  rows.item(rows.length - 1).focus()
}

/** First out of the field, then out of the conversation. */
function leave(onBack: () => void): void {
  const field = document.activeElement
  if (field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement) {
    field.blur()
    focusThread()
  } else onBack()
}
