import { useLayoutEffect, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { visibleRange } from './visible-range.ts'

interface VirtualListProps<T> {
  label: string
  items: readonly T[]
  keyOf: (item: T) => string | number
  /** Every row is exactly that high, in px. */
  rowHeight: number
  render: (item: T, index: number) => ReactNode
  /** The last rows are near: fetch more. */
  onEndNear?: () => void
  /** Kept in view as it changes, for j and k. */
  activeIndex?: number
  className?: string
}

/** A scrolling list of any length, of which only the rows near the window exist. */
export function VirtualList<T>(props: VirtualListProps<T>) {
  const { label, items, keyOf, rowHeight, render, onEndNear, activeIndex, className } = props
  const box = useRef<HTMLDivElement>(null)
  const [view, setView] = useState({ top: 0, height: 800 })
  const { first, last } = visibleRange(view, rowHeight, items.length)

  useLayoutEffect(() => watchSize(box.current, setView), [])

  useLayoutEffect(() => {
    if (activeIndex !== undefined && activeIndex >= 0) keepInView(box.current, activeIndex * rowHeight, rowHeight)
  }, [activeIndex, rowHeight])

  const isEndNear = last >= items.length - 5
  useLayoutEffect(() => {
    if (isEndNear && items.length > 0) onEndNear?.()
  }, [isEndNear, items.length, onEndNear])

  return (
    <div
      ref={box}
      className={className}
      onScroll={({ currentTarget }) => {
        setView({ top: currentTarget.scrollTop, height: currentTarget.clientHeight })
      }}
    >
      <ul aria-label={label} className="relative" style={{ height: items.length * rowHeight }}>
        {items.slice(first, last).map((item, at) => (
          <li
            key={keyOf(item)}
            aria-setsize={items.length}
            aria-posinset={first + at + 1}
            className="absolute inset-x-0"
            style={{ top: (first + at) * rowHeight, height: rowHeight }}
          >
            {render(item, first + at)}
          </li>
        ))}
      </ul>
    </div>
  )
}

function watchSize(box: HTMLElement | null, report: (view: { top: number; height: number }) => void) {
  if (!box) return
  const observer = new ResizeObserver(() => {
    report({ top: box.scrollTop, height: box.clientHeight })
  })
  observer.observe(box)
  return () => {
    observer.disconnect()
  }
}

function keepInView(box: HTMLElement | null, top: number, height: number): void {
  if (!box) return
  if (top < box.scrollTop) box.scrollTop = top
  else if (top + height > box.scrollTop + box.clientHeight) box.scrollTop = top + height - box.clientHeight
}
