import { useLayoutEffect } from 'react'
import type { RefObject } from 'react'
import { place } from './place.ts'
import type { Align, Side } from './place.ts'

interface Floating {
  anchor: RefObject<HTMLElement | null>
  box: RefObject<HTMLElement | null>
  side?: Side
  align?: Align
  onClose: () => void
}

/**
 * Puts a box (`popover="manual"`) over everything, beside its anchor, for as long as it is mounted. A press elsewhere or
 * Escape closes it.
 */
export function useFloating({ anchor, box, side = 'bottom', align = 'start', onClose }: Floating): void {
  useLayoutEffect(() => {
    const floating = box.current
    const beside = anchor.current
    if (!floating || !beside) return
    floating.showPopover()
    const settle = () => {
      const { left, top } = place(beside.getBoundingClientRect(), floating.getBoundingClientRect(), side, align)
      floating.style.left = `${left}px`
      floating.style.top = `${top}px`
    }
    settle()
    return watch(floating, beside, settle, onClose)
  }, [anchor, box, side, align, onClose])
}

function watch(floating: HTMLElement, anchor: HTMLElement, settle: () => void, close: () => void): () => void {
  const leaving = new AbortController()
  const options = { signal: leaving.signal, capture: true }
  const isOutside = ({ target }: Event) => {
    return target instanceof Node && !floating.contains(target) && !anchor.contains(target)
  }
  document.addEventListener(
    'pointerdown',
    (event) => {
      if (isOutside(event)) close()
    },
    options,
  )
  document.addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Escape') return
      // Otherwise the dialog underneath would close too.
      event.preventDefault()
      event.stopPropagation()
      close()
      anchor.focus()
    },
    options,
  )
  window.addEventListener('scroll', settle, options)
  window.addEventListener('resize', settle, options)
  return () => {
    leaving.abort()
  }
}
