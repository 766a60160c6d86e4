import clsx from 'clsx'
import type { Ref } from 'react'
import { useTranslation } from 'react-i18next'
import type { Conversation, Message } from '@conciergerie/contract'
import { useNow } from '@conciergerie/kit/lib/format.ts'
import { useIsPhone } from '@conciergerie/kit/lib/media.ts'
import { TabList } from '../../../components/ui/tabs.tsx'
import type { ConversationActions } from '../actions/use-conversation-actions.ts'
import type { ComposerHandle } from '../composer/composer-handle.ts'
import { useComposerDesk } from '../composer/use-composer-desk.ts'
import { useDraft } from '../composer/use-draft.ts'
import { useTyping } from '../composer/use-typing.ts'
import type { Sending } from '../sending/use-send.ts'
import { obstacleOf } from '../thread/reply-window.ts'
import { ComposerState } from './composer-state.tsx'
import { NoteForm } from './note-form.tsx'
import { ReplyPanel } from './reply-panel.tsx'

interface ComposerProps {
  ref: Ref<ComposerHandle>
  conversation: Conversation
  messages: readonly Message[]
  actions: ConversationActions
  sending: Sending
}

/** Where one answers the client, or writes a note for the team. */
export function Composer({ ref, conversation, messages, actions, sending }: ComposerProps) {
  const { id } = conversation
  const draft = useDraft(id, conversation.draft)
  const { box, mode, setMode, isPicking, stopPicking, startNote } = useComposerDesk(ref, draft)
  const { others, announce } = useTyping(id)
  const obstacle = obstacleOf(conversation, messages, useNow())
  const answersAnyway = conversation.client.optedOut && obstacle !== 'opted_out'
  // A phone has no room for tabs over a single line of text: the note is under its plus.
  const isBare = useIsPhone() && mode === 'reply' && !isPicking && obstacle === null
  return (
    <div className="shrink-0 border-t border-line bg-surface px-4 pt-2 pb-3 max-tablet:px-2 max-tablet:pb-[calc(8px+env(safe-area-inset-bottom))]">
      <ComposerState conversation={conversation} actions={actions} others={others} answersAnyway={answersAnyway} />
      <div ref={box} className={clsx('relative', !isBare && frame, !isBare && frames[mode])}>
        {!isBare && <ModeTabs mode={mode} onChange={setMode} />}
        <div
          {...(isBare ? {} : { id: `composer-${mode}`, role: 'tabpanel', 'aria-labelledby': `composer-${mode}-tab` })}
        >
          {mode === 'note' ? (
            <NoteForm conversationId={id} onTyping={announce} />
          ) : (
            <ReplyPanel
              conversation={conversation}
              messages={messages}
              draft={draft}
              sending={sending}
              obstacle={obstacle}
              isPicking={isPicking}
              onStopPicking={stopPicking}
              onNote={startNote}
              onTyping={announce}
            />
          )}
        </div>
      </div>
    </div>
  )
}

const frame =
  'rounded-bubble border transition-colors duration-(--time-1) focus-within:border-accent focus-within:shadow-[0_0_0_1px_var(--accent)]'
const frames = { reply: 'border-control bg-raised', note: 'border-note-line bg-note' }

function ModeTabs({ mode, onChange }: { mode: 'reply' | 'note'; onChange: (mode: 'reply' | 'note') => void }) {
  const { t } = useTranslation('conversations')
  const tabs = [
    { id: 'reply', label: t('composer.reply') },
    { id: 'note', label: t('composer.note') },
  ] as const
  return (
    <TabList
      label={t('composer.tabs')}
      panels="composer"
      value={mode}
      onChange={onChange}
      tabs={tabs}
      className="px-3"
    />
  )
}
