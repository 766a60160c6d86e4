import { useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { PointerEvent } from 'react'

/** Under this a press is a click. */
const slack = 5

export interface Drag {
  id: number
  /** Which part is held: all of it, or its end. */
  part: 'bar' | 'end'
  dx: number
  dy: number
}

interface Options {
  /** Where the pointer let go, in px from where it took hold. */
  onDrop: (drag: Drag) => void
}

interface Grip {
  id: number
  part: Drag['part']
  element: HTMLElement
}

/** A bar that may be dragged says so with `data-drag`, its end with `data-drag-end`. */
function gripOf(target: EventTarget): Grip | null {
  const at = target instanceof Element ? target : null
  const element = at?.closest<HTMLElement>('[data-drag]')
  if (!element) return null
  return { id: Number(element.dataset['drag']), part: at?.closest('[data-drag-end]') ? 'end' : 'bar', element }
}

/**
 * Follows the pointer while a bar is held; Escape lets it go where it was. The handlers are those of the box around all
 * bars: thousands of them need none of their own.
 */
export function useBarDrag({ onDrop }: Options) {
  const [drag, setDrag] = useState<Drag | null>(null)
  const held = useRef<(Grip & { x: number; y: number; isMoving: boolean }) | null>(null)
  const drop = useRef(onDrop)
  useLayoutEffect(() => {
    drop.current = onDrop
  })
  const end = useCallback(() => {
    held.current = null
    setDrag(null)
  }, [])
  const handlers = useMemo(
    () => ({
      onPointerDown: (event: PointerEvent<HTMLElement>) => {
        if (event.button !== 0 || event.pointerType === 'touch') return
        const grip = gripOf(event.target)
        if (grip === null) return
        grip.element.setPointerCapture(event.pointerId)
        held.current = { ...grip, x: event.clientX, y: event.clientY, isMoving: false }
      },
      onPointerMove: (event: PointerEvent<HTMLElement>) => {
        const from = held.current
        if (!from) return
        const [dx, dy] = [event.clientX - from.x, event.clientY - from.y]
        if (!from.isMoving && Math.hypot(dx, dy) < slack) return
        from.isMoving = true
        const { id, part } = from
        setDrag({ id, part, dx, dy: part === 'end' ? 0 : dy })
      },
      onPointerUp: (event: PointerEvent<HTMLElement>) => {
        const from = held.current
        if (!from) return
        end()
        if (!from.isMoving) return
        event.preventDefault()
        const { id, part } = from
        swallowClick(from.element)
        drop.current({ id, part, dx: event.clientX - from.x, dy: part === 'end' ? 0 : event.clientY - from.y })
      },
      onPointerCancel: end,
      onKeyDown: (event: { key: string }) => {
        if (event.key === 'Escape') end()
      },
    }),
    [end],
  )
  return { drag, handlers }
}

/** The click that follows a drop opens nothing. */
function swallowClick(element: HTMLElement): void {
  const stop = (event: Event) => {
    event.stopPropagation()
    event.preventDefault()
  }
  element.addEventListener('click', stop, { capture: true, once: true })
  setTimeout(() => {
    element.removeEventListener('click', stop, { capture: true })
  })
}
