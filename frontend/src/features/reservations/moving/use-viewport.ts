import { useCallback, useLayoutEffect, useRef, useState } from 'react'
import type { UIEvent } from 'react'

interface Viewport {
  top: number
  height: number
  width: number
}

/** The size of a scrolling box and how far down it is, kept up to date. */
export function useViewport() {
  const box = useRef<HTMLDivElement>(null)
  const [viewport, setViewport] = useState<Viewport>({ top: 0, height: 800, width: 1200 })
  const read = useCallback((element: HTMLElement) => {
    setViewport({ top: element.scrollTop, height: element.clientHeight, width: element.clientWidth })
  }, [])
  useLayoutEffect(() => {
    const element = box.current
    if (!element) return
    const observer = new ResizeObserver(() => {
      read(element)
    })
    observer.observe(element)
    read(element)
    return () => {
      observer.disconnect()
    }
  }, [read])
  const onScroll = useCallback(
    ({ currentTarget }: UIEvent<HTMLElement>) => {
      read(currentTarget)
    },
    [read],
  )
  return { box, viewport, onScroll }
}
