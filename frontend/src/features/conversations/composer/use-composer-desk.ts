import { useImperativeHandle, useRef, useState } from 'react'
import type { Ref, RefObject } from 'react'
import type { ComposerHandle, ComposerMode } from './composer-handle.ts'
import type { useDraft } from './use-draft.ts'

interface ComposerDesk {
  box: RefObject<HTMLDivElement | null>
  mode: ComposerMode
  setMode: (mode: ComposerMode) => void
  /** A template was asked for although free text is allowed. */
  isPicking: boolean
  stopPicking: () => void
  startNote: () => void
}

/** What the composer is used for just now, and the way for the rest of the page to change it. */
export function useComposerDesk(ref: Ref<ComposerHandle>, draft: ReturnType<typeof useDraft>): ComposerDesk {
  const box = useRef<HTMLDivElement>(null)
  const [mode, setMode] = useState<ComposerMode>('reply')
  const [isPicking, setIsPicking] = useState(false)
  const show = (wanted: ComposerMode, picking: boolean) => {
    setMode(wanted)
    setIsPicking(picking)
    focusFirst(box)
  }
  useImperativeHandle(ref, () => ({
    focus: (wanted) => {
      show(wanted, isPicking)
    },
    put: (text) => {
      draft.write(draft.text === '' ? text : `${draft.text}\n${text}`)
      show('reply', false)
    },
    pickTemplate: () => {
      show('reply', true)
    },
  }))
  return {
    box,
    mode,
    setMode,
    isPicking,
    stopPicking: () => {
      show('reply', false)
    },
    startNote: () => {
      show('note', isPicking)
    },
  }
}

// The field may only exist once the mode has changed.
function focusFirst(box: RefObject<HTMLElement | null>): void {
  setTimeout(() => box.current?.querySelector<HTMLElement>('textarea, select, input, [data-first]')?.focus())
}
