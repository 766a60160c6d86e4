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

/** What floats now, the uppermost last: Escape is for that one alone. */
const floatingNow: HTMLElement[] = []

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
      move(floating, place(beside.getBoundingClientRect(), floating.getBoundingClientRect(), side, align))
    }
    settle()
    const stopFollowing = follow(floating, settle)
    const stopListening = listen(floating, beside, onClose)
    floatingNow.push(floating)
    return () => {
      stopFollowing()
      stopListening()
      floatingNow.splice(floatingNow.indexOf(floating), 1)
    }
  }, [anchor, box, side, align, onClose])
}

function move(floating: HTMLElement, { left, top }: { left: number; top: number }): void {
  floating.style.left = `${left}px`
  floating.style.top = `${top}px`
}

/** Stays beside its anchor while the page moves and its own contents arrive. */
function follow(floating: HTMLElement, settle: () => void): () => void {
  const leaving = new AbortController()
  const options = { signal: leaving.signal, capture: true }
  const observer = new ResizeObserver(settle)
  observer.observe(floating)
  window.addEventListener('scroll', settle, options)
  window.addEventListener('resize', settle, options)
  return () => {
    leaving.abort()
    observer.disconnect()
  }
}

function listen(floating: HTMLElement, anchor: HTMLElement, close: () => void): () => void {
  const leaving = new AbortController()
  const options = { signal: leaving.signal, capture: true }
  const onPress = ({ target }: Event) => {
    if (target instanceof Node && !floating.contains(target) && !anchor.contains(target)) close()
  }
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || floatingNow.at(-1) !== floating) return
    // Otherwise the dialog underneath would close too.
    event.preventDefault()
    event.stopPropagation()
    close()
    anchor.focus()
  }
  document.addEventListener('pointerdown', onPress, options)
  document.addEventListener('keydown', onKey, options)
  return () => {
    leaving.abort()
  }
}
