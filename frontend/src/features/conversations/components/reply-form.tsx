import { useTranslation } from 'react-i18next'
import { useIsPhone } from '@conciergerie/kit/lib/media.ts'
import { useComposerKeys } from '../composer/use-composer-keys.ts'
import { useReply } from '../composer/use-reply.ts'
import type { ReplyParts } from '../composer/use-reply.ts'
import { AttachmentChip } from './attachment-chip.tsx'
import { ComposerToolbar } from './composer-toolbar.tsx'
import { PhoneBar } from './phone-bar.tsx'
import { QuickReplyPicker } from './quick-reply-picker.tsx'
import { ReplyField } from './reply-field.tsx'
import { SuggestionStrip } from './suggestion-strip.tsx'

interface ReplyFormProps extends ReplyParts {
  onTyping: (isNote: boolean) => void
  onNote: () => void
}

/** The words to the client, with what helps to find them. */
export function ReplyForm({ onTyping, onNote, ...parts }: ReplyFormProps) {
  const { t } = useTranslation('conversations')
  const isPhone = useIsPhone()
  const { conversation, draft } = parts
  const { field, attaching, suggesting, taken, fill, slash, submit } = useReply(parts)
  const { suggestion, ask, isAsking, putAway } = suggesting
  const send = () => {
    submit(false)
  }
  const sendAndClose = () => {
    submit(true)
  }
  useComposerKeys({ label: t('shortcut.send'), onSubmit: send, onSubmitAndClose: sendAndClose })
  const tools = { attach: attaching.attach, ask, isAsking, onSend: send, onSlash: slash.begin, onNote }
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
      onFile={attaching.attach}
      onTyping={onTyping}
    />
  )
  return (
    <>
      {slash.isOpen && <QuickReplyPicker slash={slash} fill={fill} />}
      {suggestion && ghost === null && !slash.isOpen && (
        <SuggestionStrip text={suggestion.text} onTake={taken.accept} onRefuse={putAway} />
      )}
      <AttachmentChip {...attaching} />
      {isPhone && <PhoneBar {...tools}>{reply}</PhoneBar>}
      {!isPhone && (
        <>
          {reply}
          <ComposerToolbar {...tools} onEmoji={slash.insert} />
        </>
      )}
    </>
  )
}
