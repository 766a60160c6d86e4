import clsx from 'clsx'
import { useLayoutEffect, useRef } from 'react'
import type { RefObject } from 'react'
import { useFloating } from '@conciergerie/kit/ui/use-floating.ts'

interface ListProps {
  id: string
  label: string
  anchor: RefObject<HTMLInputElement | null>
  choices: readonly string[]
  at: number
  onChoose: (choice: string) => void
  onClose: () => void
}

/** The proposals under a combobox; the focus stays in its field. */
export function ComboboxList({ id, label, anchor, choices, at, onChoose, onClose }: ListProps) {
  const box = useRef<HTMLDivElement>(null)
  useFloating({ anchor, box, onClose })

  useLayoutEffect(() => {
    if (box.current && anchor.current) box.current.style.width = `${anchor.current.offsetWidth}px`
    box.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [anchor, at])

  return (
    <div
      ref={box}
      popover="manual"
      id={id}
      role="listbox"
      aria-label={label}
      className="floating motion-appear fixed m-0 max-h-60 overflow-y-auto p-1"
    >
      {choices.map((choice, place) => (
        <div
          key={choice}
          id={`${id}-${place}`}
          role="option"
          aria-selected={place === at}
          onPointerDown={(event) => {
            // Before the field loses the focus and the list its reason to be.
            event.preventDefault()
            onChoose(choice)
          }}
          className={clsx(
            'flex min-h-8 cursor-pointer items-center rounded-control px-2 text-dense hover:bg-hover max-tablet:min-h-11',
            place === at && 'bg-hover',
          )}
        >
          {choice}
        </div>
      ))}
    </div>
  )
}
