import { useState } from 'react'
import type { KeyboardEvent, RefObject } from 'react'
import { useQuery } from '@tanstack/react-query'
import type { Endpoints } from '@conciergerie/contract'
import { quickRepliesQuery } from '../api.ts'
import { findSlash, replaceSlash, searchQuickReplies } from './quick-reply-search.ts'
import type { SlashCommand } from './quick-reply-search.ts'

export type QuickReply = Endpoints['GET /api/quick-replies']['response']['items'][number]

export interface Slash {
  isOpen: boolean
  query: string
  /** Undefined while they are on their way. */
  matches: readonly QuickReply[] | undefined
  /** The line that Enter takes. */
  at: number
  setAt: (at: number) => void
  take: (reply: QuickReply) => void
  /** The caret moved or the text changed. */
  follow: () => void
  begin: () => void
  close: () => void
  /** Puts a few characters where the caret is. */
  insert: (text: string) => void
  /** @returns whether the key was for the list */
  onKeyDown: (event: KeyboardEvent) => boolean
}

interface DraftText {
  text: string
  write: (text: string) => void
}

/**
 * The list of quick replies under `/`, worked from the field without leaving it.
 * @param fill puts names into a reply
 */
export function useSlash(
  draft: DraftText,
  field: RefObject<HTMLTextAreaElement | null>,
  fill: (text: string) => string,
): Slash {
  const [command, setCommand] = useState<SlashCommand | null>(null)
  const [wantedAt, setAt] = useState(0)
  const { data } = useQuery({ ...quickRepliesQuery, enabled: command !== null })
  const matches = command && data ? searchQuickReplies(data.items, command.query) : undefined
  const count = matches?.length ?? 0
  const at = count === 0 ? 0 : ((wantedAt % count) + count) % count

  const close = () => {
    setCommand(null)
    setAt(0)
  }
  const follow = () => {
    const element = field.current
    if (!element) return
    const found = findSlash(element.value, element.selectionStart)
    if (found?.query !== command?.query) setAt(0)
    setCommand(found)
  }
  const replace = (text: string, caret: number) => {
    draft.write(text)
    setCaret(field.current, caret)
  }
  const insert = (words: string) => {
    const { start, end } = selectionOf(field.current, draft.text)
    replace(draft.text.slice(0, start) + words + draft.text.slice(end), start + words.length)
  }
  const take = (reply: QuickReply) => {
    if (!command) return
    const next = replaceSlash(draft.text, command, fill(reply.text))
    close()
    replace(next.text, next.caret)
  }
  const begin = () => {
    const { start } = selectionOf(field.current, draft.text)
    const needsSpace = start > 0 && !/\s$/.test(draft.text.slice(0, start))
    insert(needsSpace ? ' /' : '/')
    setTimeout(follow)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (!command || event.ctrlKey || event.metaKey) return false
    const chosen = matches?.[at]
    if (event.key === 'ArrowDown') setAt(at + 1)
    else if (event.key === 'ArrowUp') setAt(at - 1)
    else if (event.key === 'Escape') close()
    else if ((event.key === 'Enter' || event.key === 'Tab') && chosen) take(chosen)
    else return false
    event.preventDefault()
    return true
  }
  return {
    isOpen: command !== null,
    query: command?.query ?? '',
    matches,
    at,
    setAt,
    take,
    follow,
    begin,
    close,
    insert,
    onKeyDown,
  }
}

function selectionOf(field: HTMLTextAreaElement | null, text: string): { start: number; end: number } {
  return field ? { start: field.selectionStart, end: field.selectionEnd } : { start: text.length, end: text.length }
}

// The new text is in the field only once it has been drawn.
function setCaret(field: HTMLTextAreaElement | null, caret: number): void {
  setTimeout(() => {
    field?.focus()
    field?.setSelectionRange(caret, caret)
  })
}
