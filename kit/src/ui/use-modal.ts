import { useLayoutEffect, useRef } from 'react'
import type { RefObject } from 'react'
import { useShortcutLayer } from '../lib/shortcuts.ts'

/**
 * Opens a `<dialog>` as long as it is mounted. The browser makes the page behind it inert and gives the focus back to
 * where it was; `[data-autofocus]` is focused first, else the first field, else the dialog.
 */
export function useModal(): RefObject<HTMLDialogElement | null> {
  const ref = useRef<HTMLDialogElement>(null)
  useShortcutLayer()
  useLayoutEffect(() => {
    const dialog = ref.current
    if (!dialog) return
    dialog.showModal()
    const first =
      dialog.querySelector<HTMLElement>('[data-autofocus]') ??
      dialog.querySelector<HTMLElement>('[data-body] :is(input, textarea, select)')
    ;(first ?? dialog).focus()
    return () => {
      dialog.close()
    }
  }, [])
  return ref
}
