import { useState } from 'react'
import type { RefObject } from 'react'
import type { Suggestion } from './use-suggestion.ts'

interface Taken {
  accept: () => void
  /** The client's message whose suggestion these words began as. */
  of: number | undefined
  forget: () => void
}

/** Makes a suggestion one's own: it becomes text, to be changed like any other. */
export function useTaken(
  suggestion: Suggestion | null,
  draft: { text: string; write: (text: string) => void },
  putAway: () => void,
  field: RefObject<HTMLTextAreaElement | null>,
): Taken {
  const [of, setOf] = useState<number | undefined>(undefined)
  return {
    // Words that were all taken back are no longer the suggestion's.
    of: draft.text.trim() === '' ? undefined : of,
    accept: () => {
      if (!suggestion) return
      draft.write(suggestion.text)
      setOf(suggestion.of)
      putAway()
      field.current?.focus()
    },
    forget: () => {
      setOf(undefined)
    },
  }
}
