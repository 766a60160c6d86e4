import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Conversation, Message } from '@conciergerie/contract'
import { useIsPhone } from '../../../lib/media.ts'
import { useComposerKeys } from '../composer/use-composer-keys.ts'
import { useAttachment } from '../composer/use-attachment.ts'
import type { useDraft } from '../composer/use-draft.ts'
import { useSlash } from '../composer/use-slash.ts'
import { useSuggestion } from '../composer/use-suggestion.ts'
import { useTaken } from '../composer/use-taken.ts'
import { useVariables } from '../composer/use-variables.ts'
import type { Sending } from '../sending/use-send.ts'
import { AttachmentChip } from './attachment-chip.tsx'
import { ComposerToolbar } from './composer-toolbar.tsx'
import { PhoneBar } from './phone-bar.tsx'
import { QuickReplyPicker } from './quick-reply-picker.tsx'
import { ReplyField } from './reply-field.tsx'
import { SuggestionStrip } from './suggestion-strip.tsx'

interface ReplyFormProps {
  conversation: Conversation
  messages: readonly Message[]
  draft: ReturnType<typeof useDraft>
  sending: Sending
  onTyping: (isNote: boolean) => void
  onNote: () => void
}

/** The words to the client, with what helps to find them. */
export function ReplyForm({ conversation, messages, draft, sending, onTyping, onNote }: ReplyFormProps) {
  const { t } = useTranslation('conversations')
  const field = useRef<HTMLTextAreaElement>(null)
  const isPhone = useIsPhone()
  const { attachment, refusal, attach, retry, remove } = useAttachment()
  const { suggestion, ask, isAsking, putAway } = useSuggestion(conversation.id, messages)
  const taken = useTaken(suggestion, draft, putAway, field)
  const fill = useVariables(conversation.client)
  const slash = useSlash(draft, field, fill)
  const isReady =
    (draft.text.trim() !== '' || attachment !== null) && (attachment === null || attachment.state === 'ready')

  const submit = (close: boolean) => {
    if (!isReady) return
    const message = draft.text.trim()
    const media = attachment?.media ? [attachment.media] : []
    sending.send({
      text: message,
      media,
      body: {
        ...(message === '' ? {} : { message }),
        ...(media.length === 0 ? {} : { mediaIds: media.map(({ id }) => id) }),
        ...(taken.of === undefined ? {} : { suggestionOf: taken.of }),
        ...(close ? { close: true } : {}),
      },
    })
    draft.clear()
    taken.forget()
    remove()
    field.current?.focus()
  }
  const send = () => {
    submit(false)
  }
  useComposerKeys({
    label: t('shortcut.send'),
    onSubmit: send,
    onSubmitAndClose: () => {
      submit(true)
    },
  })
  const tools = { attach, ask, isAsking, isReady, onSend: send, onSlash: slash.begin, onNote }
  const ghost = draft.text === '' && !isPhone ? suggestion : null
  const reply = (
    <ReplyField
      ref={field}
      conversation={conversation}
      draft={draft}
      ghost={ghost}
      slash={slash}
      onAccept={taken.accept}
      onRefuse={putAway}
      onFile={attach}
      onTyping={onTyping}
    />
  )
  return (
    <>
      {slash.isOpen && <QuickReplyPicker slash={slash} fill={fill} />}
      {suggestion && ghost === null && (
        <SuggestionStrip text={suggestion.text} onTake={taken.accept} onRefuse={putAway} />
      )}
      {(attachment !== null || refusal !== null) && (
        <AttachmentChip attachment={attachment} refusal={refusal} onRetry={retry} onRemove={remove} />
      )}
      {isPhone ? (
        <PhoneBar {...tools}>{reply}</PhoneBar>
      ) : (
        <>
          {reply}
          <ComposerToolbar {...tools} onEmoji={slash.insert} />
        </>
      )}
    </>
  )
}
