import { useId } from 'react'
import type { ClipboardEvent, DragEvent, KeyboardEvent, Ref } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import type { Conversation } from '@conciergerie/contract'
import { Kbd } from '@conciergerie/kit/ui/kbd.tsx'
import { useFormat, useNow } from '@conciergerie/kit/lib/format.ts'
import { houseAiQuery } from '../api.ts'
import type { Slash } from '../composer/use-slash.ts'
import type { Suggestion } from '../composer/use-suggestion.ts'
import { shortName } from '../display-name.ts'
import { aiStateOf } from '../thread/ai-state.ts'
import { quickRepliesId, quickReplyId } from './quick-reply-picker.tsx'

interface FieldProps {
  ref: Ref<HTMLTextAreaElement>
  conversation: Conversation
  draft: { text: string; write: (text: string) => void; save: () => void }
  ghost: Suggestion | null
  slash: Slash
  onAccept: () => void
  onRefuse: () => void
  onFile: (file: File) => void
  onTyping: (isNote: boolean) => void
}

const box =
  'col-start-1 row-start-1 px-3 pt-1 pb-2 text-base max-tablet:text-[16px] max-tablet:py-2.5 max-tablet:leading-6'

/** The field itself; a suggestion lies in it as a ghost until the first letter. */
export function ReplyField({
  ref,
  conversation,
  draft,
  ghost,
  slash,
  onAccept,
  onRefuse,
  onFile,
  onTyping,
}: FieldProps) {
  const { t } = useTranslation('conversations')
  const ghostId = useId()
  const placeholder = usePlaceholder(conversation)
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing || slash.onKeyDown(event)) return
    if (event.key === 'Tab' && !event.shiftKey && ghost) {
      event.preventDefault()
      onAccept()
    }
    if (event.key === 'Escape' && ghost) {
      event.preventDefault()
      onRefuse()
    }
  }
  return (
    <div className="grid min-w-0 grow">
      <textarea
        ref={ref}
        aria-label={t('composer.field')}
        aria-describedby={ghost ? ghostId : undefined}
        aria-autocomplete="list"
        aria-haspopup="listbox"
        aria-controls={slash.isOpen ? quickRepliesId : undefined}
        aria-activedescendant={slash.isOpen ? quickReplyId(slash.at) : undefined}
        placeholder={ghost ? undefined : placeholder}
        maxLength={4000}
        rows={1}
        value={draft.text}
        onChange={({ target }) => {
          draft.write(target.value)
          slash.follow()
          onTyping(false)
        }}
        onClick={slash.follow}
        onKeyDown={onKeyDown}
        onBlur={() => {
          draft.save()
          slash.close()
        }}
        onPaste={takeFile((event: ClipboardEvent) => event.clipboardData, onFile)}
        onDrop={takeFile((event: DragEvent) => event.dataTransfer, onFile)}
        className={`${box} field-sizing-content max-h-60 min-h-12 w-full resize-none bg-transparent text-ink outline-none max-tablet:min-h-11`}
      />
      {ghost && (
        <p
          id={ghostId}
          className={`${box} pointer-events-none max-h-60 overflow-hidden whitespace-pre-wrap text-ink-3`}
        >
          <span className="sr-only">{t('suggest.hint')} </span>
          {ghost.text}
          <Kbd keys="tab" />
        </p>
      )}
    </div>
  )
}

/** What is pasted or dropped as a file becomes the attachment; words go their usual way. */
function takeFile<E extends { preventDefault: () => void }>(
  dataOf: (event: E) => DataTransfer,
  onFile: (file: File) => void,
) {
  return (event: E) => {
    const [file] = dataOf(event).files
    if (!file) return
    event.preventDefault()
    onFile(file)
  }
}

/** Says what answering will do to the AI. */
function usePlaceholder(conversation: Conversation): string {
  const { t } = useTranslation('conversations')
  const { durations } = useFormat()
  const { data: house } = useQuery(houseAiQuery)
  const state = aiStateOf(conversation, useNow())
  if (state === 'auto' && house) return t('composer.pauses', { time: durations.short(house.pauseMinutes * 60) })
  return t('composer.placeholder', { name: shortName(conversation.client) || t('row.unknown') })
}
