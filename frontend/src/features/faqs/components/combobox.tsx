import { useCallback, useId, useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { useFieldProps } from '@conciergerie/kit/ui/field-context.ts'
import { foldText } from '../fold-text.ts'
import { ComboboxList } from './combobox-list.tsx'

interface ComboboxProps {
  value: string
  onChange: (value: string) => void
  /** Proposed; anything else may be typed. */
  choices: readonly string[]
  listLabel: string
  maxLength?: number
}

/** A field with proposals: arrows move, Enter or a press chooses, Escape closes the list before anything else. */
export function Combobox({ value, onChange, choices, listLabel, maxLength }: ComboboxProps) {
  const input = useRef<HTMLInputElement>(null)
  const listId = useId()
  const [isOpen, setIsOpen] = useState(false)
  const [at, setAt] = useState(-1)
  const typed = foldText(value)
  const isOneOfThem = choices.includes(value)
  const found = isOneOfThem ? choices : choices.filter((choice) => foldText(choice).includes(typed))
  const isShown = isOpen && found.length > 0
  const close = useCallback(() => {
    setIsOpen(false)
    setAt(-1)
  }, [])
  const choose = (choice: string) => {
    onChange(choice)
    close()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const active = isShown ? found[at] : undefined
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      const step = event.key === 'ArrowDown' ? 1 : -1
      setAt(isShown ? (at + step + found.length) % found.length : step === 1 ? 0 : found.length - 1)
      setIsOpen(true)
    } else if (event.key === 'Enter' && active !== undefined) {
      event.preventDefault()
      choose(active)
    }
  }
  return (
    <>
      <input
        {...useFieldProps()}
        ref={input}
        type="text"
        role="combobox"
        aria-autocomplete="list"
        aria-expanded={isShown}
        aria-controls={isShown ? listId : undefined}
        aria-activedescendant={isShown && at >= 0 ? `${listId}-${at}` : undefined}
        autoComplete="off"
        maxLength={maxLength}
        value={value}
        onChange={(event) => {
          onChange(event.target.value)
          setIsOpen(true)
          setAt(-1)
        }}
        onClick={() => {
          setIsOpen(true)
        }}
        onBlur={close}
        onKeyDown={onKeyDown}
        className="field h-8 w-full min-w-0 px-2.5 text-base max-tablet:h-11 max-tablet:text-[16px]"
      />
      {isShown && (
        <ComboboxList
          id={listId}
          label={listLabel}
          anchor={input}
          choices={found}
          at={at}
          onChoose={choose}
          onClose={close}
        />
      )}
    </>
  )
}
