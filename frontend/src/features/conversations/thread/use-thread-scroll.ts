import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { RefObject, UIEvent } from 'react'

interface ThreadScrollParts {
  /** Of the first and the last line: they tell what was added. */
  firstKey: string | undefined
  lastKey: string | undefined
  onTopNear: () => void
}

interface ThreadScroll {
  box: RefObject<HTMLDivElement | null>
  content: RefObject<HTMLDivElement | null>
  onScroll: (event: UIEvent<HTMLElement>) => void
  /** The line that was the last when the reader scrolled away from it; null at the foot. */
  leftAt: string | null
  toFoot: () => void
}

const footPx = 80
const topPx = 600

interface Anchor {
  row: Element
  top: number
}

/**
 * Keeps the reader's place: at the foot, new lines push the old ones up; elsewhere nothing moves, whatever is added above
 * or below. Opens at what is unread, else at the foot.
 */
export function useThreadScroll({ firstKey, lastKey, onTopNear }: ThreadScrollParts): ThreadScroll {
  const box = useRef<HTMLDivElement>(null)
  const content = useRef<HTMLDivElement>(null)
  const isAtFoot = useRef(true)
  const hasOpened = useRef(false)
  const anchor = useRef<Anchor | null>(null)
  const [leftAt, setLeftAt] = useState<string | null>(null)

  useLayoutEffect(() => {
    const element = box.current
    if (!element || lastKey === undefined) return
    if (!hasOpened.current) {
      hasOpened.current = true
      isAtFoot.current = openAt(element)
    } else if (isAtFoot.current) element.scrollTop = element.scrollHeight
    else restore(element, anchor.current)
  }, [firstKey, lastKey])

  // Pictures that arrive, a composer that grows: the foot stays the foot.
  useEffect(() => {
    const element = box.current
    const inside = content.current
    if (!element || !inside) return
    const observer = new ResizeObserver(() => {
      if (isAtFoot.current) element.scrollTop = element.scrollHeight
    })
    observer.observe(inside)
    observer.observe(element)
    return () => {
      observer.disconnect()
    }
  }, [])

  const onScroll = ({ currentTarget }: UIEvent<HTMLElement>) => {
    isAtFoot.current = distanceToFoot(currentTarget) < footPx
    anchor.current = findAnchor(currentTarget)
    if (!isAtFoot.current && leftAt === null) setLeftAt(lastKey ?? null)
    if (isAtFoot.current && leftAt !== null) setLeftAt(null)
    if (currentTarget.scrollTop < topPx) onTopNear()
  }
  const toFoot = () => {
    isAtFoot.current = true
    setLeftAt(null)
    box.current?.scrollTo({ top: box.current.scrollHeight })
  }
  return { box, content, onScroll, leftAt, toFoot }
}

const distanceToFoot = (box: HTMLElement) => box.scrollHeight - box.scrollTop - box.clientHeight

/** @returns whether the foot is in view */
function openAt(box: HTMLElement): boolean {
  box.scrollTop = box.scrollHeight
  const unread = box.querySelector('[data-unread]')
  if (!unread) return true
  const above = unread.getBoundingClientRect().top - box.getBoundingClientRect().top
  if (above < 0) box.scrollTop += above - footPx
  return distanceToFoot(box) < footPx
}

/** The first line in view and how far below the top it stands. */
function findAnchor(box: HTMLElement): Anchor | null {
  const edge = box.getBoundingClientRect().top
  const rows = box.querySelectorAll('[data-row]')
  let low = 0
  let high = rows.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if ((rows[middle]?.getBoundingClientRect().bottom ?? 0) <= edge) low = middle + 1
    else high = middle
  }
  const row = rows[low]
  return row ? { row, top: row.getBoundingClientRect().top - edge } : null
}

function restore(box: HTMLElement, anchor: Anchor | null): void {
  if (!anchor?.row.isConnected) return
  const top = anchor.row.getBoundingClientRect().top - box.getBoundingClientRect().top
  if (Math.abs(top - anchor.top) > 1) box.scrollTop += top - anchor.top
}
