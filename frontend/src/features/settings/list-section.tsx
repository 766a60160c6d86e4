import { useState } from 'react'
import type { ReactNode } from 'react'
import Plus from 'lucide-react/icons/plus'
import { Button } from '@conciergerie/kit/ui/button.tsx'
import { EmptyState } from '@conciergerie/kit/ui/empty-state.tsx'
import { Loaded, Section } from './section.tsx'

interface ListSectionProps<T> {
  title: string
  lead: string
  /** On the button that adds one. */
  add: string
  query: { data: readonly T[] | undefined; error: unknown; refetch: () => unknown }
  empty: { title: string; help: string }
  /** The things, each with its way to be edited. */
  children: (things: readonly T[], edit: (thing: T) => void) => ReactNode
  /** What edits one, or adds one when there is none. */
  dialog: (thing: T | null, close: () => void) => ReactNode
  /** Under the list, whatever it holds. */
  below?: ReactNode
}

/** A section of things that are added and edited in a dialog. */
export function ListSection<T>({ title, lead, add, query, empty, children, dialog, below }: ListSectionProps<T>) {
  const [opened, setOpened] = useState<{ thing: T | null }>()
  const addButton = (
    <Button
      variant="filled"
      icon={<Plus aria-hidden size={14} />}
      onClick={() => {
        setOpened({ thing: null })
      }}
    >
      {add}
    </Button>
  )
  return (
    <Section title={title} lead={lead} actions={addButton}>
      <Loaded query={query}>
        {(things) =>
          things.length === 0 ? (
            <EmptyState title={empty.title}>{empty.help}</EmptyState>
          ) : (
            children(things, (thing) => {
              setOpened({ thing })
            })
          )
        }
      </Loaded>
      {below}
      {opened &&
        dialog(opened.thing, () => {
          setOpened(undefined)
        })}
    </Section>
  )
}
