import clsx from 'clsx'
import { Suspense, lazy, useImperativeHandle, useRef, useState } from 'react'
import type { Ref } from 'react'
import { useTranslation } from 'react-i18next'
import type { Conversation, Message } from '@conciergerie/contract'
import { TabList } from '../../../components/ui/tabs.tsx'
import { useNow } from '../../../lib/format.ts'
import { useIsPhone } from '../../../lib/media.ts'
import type { ConversationActions } from '../actions/use-conversation-actions.ts'
import type { ComposerHandle, ComposerMode } from '../composer/composer-handle.ts'
import { useDraft } from '../composer/use-draft.ts'
import { useTyping } from '../composer/use-typing.ts'
import type { Sending } from '../sending/use-send.ts'
import { obstacleOf } from '../thread/reply-window.ts'
import { ComposerState } from './composer-state.tsx'
import { NoteForm } from './note-form.tsx'
import { ObstacleCard } from './obstacle-card.tsx'
import { ReplyForm } from './reply-form.tsx'

const TemplatePicker = lazy(async () => ({ default: (await import('./template-picker.tsx')).TemplatePicker }))

interface ComposerProps {
  ref: Ref<ComposerHandle>
  conversation: Conversation
  messages: readonly Message[]
  actions: ConversationActions
  sending: Sending
}

/** Where one answers, or writes a note for the team; when one may not simply answer, says why and what can be done. */
export function Composer({ ref, conversation, messages, actions, sending }: ComposerProps) {
  const { t } = useTranslation('conversations')
  const { id } = conversation
  const [mode, setMode] = useState<ComposerMode>('reply')
  const [isPicking, setIsPicking] = useState(false)
  const frame = useRef<HTMLDivElement>(null)
  const draft = useDraft(id, conversation.draft)
  const { others, announce } = useTyping(id)
  const isPhone = useIsPhone()
  const obstacle = obstacleOf(conversation, useNow())
  const picks = isPicking || obstacle === 'window_closed'

  // The field may only exist once the mode has changed.
  const focusField = () => {
    setTimeout(() => frame.current?.querySelector<HTMLElement>('textarea, select, input, [data-first]')?.focus())
  }
  useImperativeHandle(ref, () => ({
    focus: (wanted) => {
      setMode(wanted)
      focusField()
    },
    put: (text) => {
      setMode('reply')
      setIsPicking(false)
      draft.write(draft.text === '' ? text : `${draft.text}\n${text}`)
      focusField()
    },
    pickTemplate: () => {
      setMode('reply')
      setIsPicking(true)
      focusField()
    },
  }))
  const stopPicking = () => {
    setIsPicking(false)
    focusField()
  }
  const showsTabs = !isPhone || mode === 'note' || picks || obstacle !== null
  return (
    <div className="shrink-0 border-t border-line bg-surface px-4 pt-2 pb-3 max-tablet:px-2 max-tablet:pb-[calc(8px+env(safe-area-inset-bottom))]">
      <ComposerState conversation={conversation} actions={actions} others={others} />
      <div
        ref={frame}
        className={clsx(
          'relative rounded-bubble border transition-colors duration-(--time-1) focus-within:border-accent focus-within:shadow-[0_0_0_1px_var(--accent)]',
          mode === 'note' ? 'border-note-line bg-note' : 'border-control bg-raised',
        )}
      >
        {showsTabs && (
          <TabList
            label={t('composer.tabs')}
            panels="composer"
            value={mode}
            onChange={setMode}
            tabs={[
              { id: 'reply', label: t('composer.reply') },
              { id: 'note', label: t('composer.note') },
            ]}
            className="px-3"
          />
        )}
        <div
          {...(showsTabs
            ? { id: `composer-${mode}`, role: 'tabpanel', 'aria-labelledby': `composer-${mode}-tab` }
            : {})}
        >
          {mode === 'note' && <NoteForm conversationId={id} onTyping={announce} />}
          {mode === 'reply' && (obstacle === 'blocked' || obstacle === 'opted_out') && (
            <ObstacleCard conversation={conversation} obstacle={obstacle} />
          )}
          {mode === 'reply' && picks && obstacle !== 'blocked' && obstacle !== 'opted_out' && (
            <Suspense fallback={<div className="h-30" />}>
              <TemplatePicker
                conversation={conversation}
                sending={sending}
                onCancel={obstacle === null ? stopPicking : null}
              />
            </Suspense>
          )}
          {mode === 'reply' && !picks && obstacle === null && (
            <ReplyForm
              conversation={conversation}
              messages={messages}
              draft={draft}
              sending={sending}
              onTyping={announce}
              onNote={() => {
                setMode('note')
                focusField()
              }}
            />
          )}
        </div>
      </div>
    </div>
  )
}
