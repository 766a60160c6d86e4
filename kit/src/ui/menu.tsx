import { useCallback, useId, useRef, useState } from 'react'
import type { KeyboardEvent, ReactNode, RefObject } from 'react'
import { MenuContext } from './menu-context.ts'
import { itemsOf, moveFocus } from './menu-focus.ts'
import type { Align, Side } from './place.ts'
import { useFloating } from './use-floating.ts'

export interface TriggerProps {
  ref: RefObject<HTMLButtonElement | null>
  id: string
  onClick: () => void
  'aria-haspopup': 'menu' | 'dialog'
  'aria-expanded': boolean
}

interface MenuProps {
  /** Spread what it is given on the button that opens the menu. */
  trigger: (props: TriggerProps) => ReactNode
  side?: Side
  align?: Align
  children: ReactNode
}

/** A button with actions under it: arrows, Home, End and first letters move, Enter chooses, Escape and Tab leave. */
export function Menu({ trigger, side, align, children }: MenuProps) {
  const anchor = useRef<HTMLButtonElement>(null)
  const id = useId()
  const [isOpen, setIsOpen] = useState(false)
  const close = useCallback(() => {
    setIsOpen(false)
  }, [])
  const placing = { ...(side ? { side } : {}), ...(align ? { align } : {}) }
  return (
    <>
      {trigger({
        ref: anchor,
        id,
        onClick: () => {
          setIsOpen(!isOpen)
        },
        'aria-haspopup': 'menu',
        'aria-expanded': isOpen,
      })}
      {isOpen && (
        <MenuBox anchor={anchor} labelledBy={id} onClose={close} {...placing}>
          {children}
        </MenuBox>
      )}
    </>
  )
}

interface BoxProps {
  anchor: RefObject<HTMLElement | null>
  labelledBy: string
  side?: Side
  align?: Align
  onClose: () => void
  children: ReactNode
}

function MenuBox({ anchor, labelledBy, side, align, onClose, children }: BoxProps) {
  const box = useRef<HTMLDivElement>(null)
  useFloating({ anchor, box, onClose, ...(side ? { side } : {}), ...(align ? { align } : {}) })
  const focusFirst = useCallback((element: HTMLDivElement | null) => {
    box.current = element
    if (element) queueMicrotask(() => itemsOf(element)[0]?.focus())
  }, [])
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.key === 'Tab') onClose()
    else if (moveFocus(event.currentTarget, event.key)) event.preventDefault()
  }
  const choose = () => {
    onClose()
    anchor.current?.focus()
  }
  return (
    <div
      ref={focusFirst}
      popover="manual"
      role="menu"
      aria-labelledby={labelledBy}
      tabIndex={-1}
      onKeyDown={onKeyDown}
      className="floating motion-appear fixed m-0 max-h-[80dvh] min-w-45 max-w-80 overflow-y-auto p-1"
    >
      <MenuContext value={choose}>{children}</MenuContext>
    </div>
  )
}
