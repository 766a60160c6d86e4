import { useCallback, useLayoutEffect, useRef, useState } from 'react'
import type { UIEvent } from 'react'

interface Viewport {
  /** How far it has scrolled, down to a whole step. */
  top: number
  left: number
  height: number
  width: number
}

/** Under these nothing new has to exist: what is drawn ahead on each side is more. */
const stepDown = 80
export const stepAside = 200

const stepsOf = ({ scrollTop, scrollLeft }: HTMLElement) => ({
  top: Math.floor(scrollTop / stepDown) * stepDown,
  left: Math.floor(scrollLeft / stepAside) * stepAside,
})

/**
 * The size of a scrolling box and how far it has scrolled. Most turns of a wheel change nothing here, so that nothing is
 * drawn for them; a size is only ever told by the browser, since asking for one while it scrolls makes it lay out.
 */
export function useViewport() {
  const box = useRef<HTMLDivElement>(null)
  const [viewport, setViewport] = useState<Viewport>({ top: 0, left: 0, height: 800, width: 1200 })
  const change = useCallback((part: Partial<Viewport>) => {
    setViewport((now) => {
      const next = { ...now, ...part }
      const names = Object.keys(part) as (keyof Viewport)[]
      return names.some((name) => next[name] !== now[name]) ? next : now
    })
  }, [])
  useLayoutEffect(() => {
    const element = box.current
    if (!element) return
    const observer = new ResizeObserver(() => {
      change({ height: element.clientHeight, width: element.clientWidth })
    })
    observer.observe(element)
    change({ ...stepsOf(element), height: element.clientHeight, width: element.clientWidth })
    return () => {
      observer.disconnect()
    }
  }, [change])
  const onScroll = useCallback(
    ({ currentTarget }: UIEvent<HTMLElement>) => {
      change(stepsOf(currentTarget))
    },
    [change],
  )
  return { box, viewport, onScroll }
}
