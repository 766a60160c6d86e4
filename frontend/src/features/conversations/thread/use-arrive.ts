import { useEffect, useRef } from 'react'
import type { RefObject } from 'react'

/** A pane that takes the whole screen takes the focus too, when what had it has gone. */
export function useArrive<E extends HTMLElement>(isWhole: boolean): RefObject<E | null> {
  const pane = useRef<E>(null)
  useEffect(() => {
    if (isWhole && document.activeElement === document.body) pane.current?.focus()
  }, [isWhole])
  return pane
}
