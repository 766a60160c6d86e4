import clsx from 'clsx'
import { useCallback, useId, useRef, useState } from 'react'
import type { ReactNode, RefObject } from 'react'
import type { TriggerProps } from '@conciergerie/kit/ui/menu.tsx'
import type { Align, Side } from '@conciergerie/kit/ui/place.ts'
import { useFloating } from '@conciergerie/kit/ui/use-floating.ts'

interface PopoverProps {
  trigger: (props: TriggerProps) => ReactNode
  label: string
  side?: Side
  align?: Align
  className?: string
  /** @param close for an action that is the last one */
  children: (close: () => void) => ReactNode
}

/** A button with something to read or fill in beside it; the page stays reachable. */
export function Popover({ trigger, label, side, align, className, children }: PopoverProps) {
  const anchor = useRef<HTMLButtonElement>(null)
  const id = useId()
  const [isOpen, setIsOpen] = useState(false)
  const close = useCallback(() => {
    setIsOpen(false)
  }, [])
  const placing = { ...(side ? { side } : {}), ...(align ? { align } : {}) }
  const toggle = () => {
    setIsOpen(!isOpen)
  }
  return (
    <>
      {trigger({ ref: anchor, id, onClick: toggle, 'aria-haspopup': 'dialog', 'aria-expanded': isOpen })}
      {isOpen && (
        <Box anchor={anchor} label={label} onClose={close} className={className} {...placing}>
          {children(close)}
        </Box>
      )}
    </>
  )
}

interface BoxProps {
  anchor: RefObject<HTMLElement | null>
  label: string
  side?: Side
  align?: Align
  className: string | undefined
  onClose: () => void
  children: ReactNode
}

function Box({ anchor, label, side, align, className, onClose, children }: BoxProps) {
  const box = useRef<HTMLDivElement>(null)
  useFloating({ anchor, box, onClose, ...(side ? { side } : {}), ...(align ? { align } : {}) })
  const focusIt = useCallback((element: HTMLDivElement | null) => {
    box.current = element
    if (element)
      queueMicrotask(() => {
        element.focus()
      })
  }, [])
  return (
    <div
      ref={focusIt}
      popover="manual"
      role="dialog"
      aria-label={label}
      tabIndex={-1}
      onBlur={({ relatedTarget, currentTarget }) => {
        if (!(relatedTarget instanceof Node)) return
        // The button closes by itself.
        const stays = currentTarget.contains(relatedTarget) || anchor.current?.contains(relatedTarget)
        if (stays !== true) onClose()
      }}
      className={clsx('floating motion-appear fixed m-0 max-h-[80dvh] overflow-y-auto outline-none', className)}
    >
      {children}
    </div>
  )
}
