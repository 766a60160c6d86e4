import { useRef } from 'react'
import type { Conversation, Message } from '@conciergerie/contract'
import type { SendBody } from '../sending/outbox.ts'
import type { Sending } from '../sending/use-send.ts'
import { useAttachment } from './use-attachment.ts'
import type { useDraft } from './use-draft.ts'
import { useSlash } from './use-slash.ts'
import { useSuggestion } from './use-suggestion.ts'
import { useTaken } from './use-taken.ts'
import { useVariables } from './use-variables.ts'

export interface ReplyParts {
  conversation: Conversation
  messages: readonly Message[]
  draft: ReturnType<typeof useDraft>
  sending: Sending
}

/** A reply in the making: words, file, suggestion and quick replies, until it is sent. */
export function useReply({ conversation, messages, draft, sending }: ReplyParts) {
  const field = useRef<HTMLTextAreaElement>(null)
  const attaching = useAttachment()
  const suggesting = useSuggestion(conversation.id, messages)
  const taken = useTaken(suggesting.suggestion, draft, suggesting.putAway, field)
  const fill = useVariables(conversation.client)
  const slash = useSlash(draft, field, fill)

  const submit = (close: boolean) => {
    const message = draft.text.trim()
    const { attachment, remove } = attaching
    const media = attachment?.media ? [attachment.media] : []
    const isOnItsWay = attachment !== null && media.length === 0
    field.current?.focus()
    if (isOnItsWay || (message === '' && media.length === 0)) return
    sending.send({ text: message, media, body: writeBody(message, media, taken.of, close) })
    draft.clear()
    taken.forget()
    remove()
  }
  return { field, attaching, suggesting, taken, fill, slash, submit }
}

function writeBody(
  message: string,
  media: Message['media'],
  suggestionOf: number | undefined,
  close: boolean,
): SendBody {
  return {
    ...(message === '' ? {} : { message }),
    ...(media.length === 0 ? {} : { mediaIds: media.map(({ id }) => id) }),
    ...(suggestionOf === undefined ? {} : { suggestionOf }),
    ...(close ? { close: true } : {}),
  }
}
