import { useEffect, useRef, useState } from 'react'
import { Kbd } from './kbd.tsx'
import { place } from './place.ts'

interface Tip {
  words: string
  keys: string | undefined
  anchor: Element
}

const delayMs = 400
const graceMs = 120

const anchorOf = (target: EventTarget | null) =>
  target instanceof Element ? target.closest<HTMLElement>('[data-tip]') : null

/**
 * Shows the name of whatever carries `data-tip`, under the pointer or the keyboard's focus. One for the whole app. The
 * element names itself for screen readers, so this is for the eyes alone; Escape hides it, the pointer may rest on it.
 */
export function TooltipHost() {
  const [tip, setTip] = useState<Tip | null>(null)
  const box = useRef<HTMLDivElement>(null)

  useEffect(() => listen(setTip, box), [])

  useEffect(() => {
    const shown = box.current
    if (!shown || !tip) return
    shown.showPopover()
    const { left, top } = place(tip.anchor.getBoundingClientRect(), shown.getBoundingClientRect(), 'bottom', 'center')
    shown.style.left = `${left}px`
    shown.style.top = `${top}px`
  }, [tip])

  if (!tip) return null
  return (
    <div
      ref={box}
      popover="manual"
      aria-hidden
      className="motion-fade fixed m-0 max-w-70 rounded-control bg-ink px-2 py-1 text-small text-surface shadow-pop"
    >
      {tip.words}
      {tip.keys !== undefined && <Kbd keys={tip.keys} />}
    </div>
  )
}

function listen(show: (tip: Tip | null) => void, box: { current: HTMLDivElement | null }): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const later = (ms: number, run: () => void) => {
    clearTimeout(timer)
    timer = setTimeout(run, ms)
  }
  const open = (anchor: HTMLElement) => {
    const { tip = '', tipKeys } = anchor.dataset
    if (anchor.isConnected && tip !== '') show({ words: tip, keys: tipKeys, anchor })
  }
  const hide = () => {
    clearTimeout(timer)
    show(null)
  }
  const leaving = new AbortController()
  const options = { signal: leaving.signal, capture: true, passive: true }
  const on = <E extends keyof DocumentEventMap>(name: E, react: (event: DocumentEventMap[E]) => void) => {
    document.addEventListener(name, react, options)
  }
  on('pointerover', ({ target, pointerType }) => {
    const anchor = anchorOf(target)
    const rests = target instanceof Node && (box.current?.contains(target) ?? false)
    if (rests) clearTimeout(timer)
    else if (!anchor) later(graceMs, hide)
    else if (pointerType === 'mouse')
      later(delayMs, () => {
        open(anchor)
      })
  })
  on('focusin', ({ target }) => {
    const anchor = anchorOf(target)
    if (anchor?.matches(':focus-visible') === true) open(anchor)
    else hide()
  })
  on('focusout', hide)
  on('pointerdown', hide)
  on('keydown', hide)
  on('scroll', hide)
  return () => {
    leaving.abort()
    clearTimeout(timer)
  }
}
