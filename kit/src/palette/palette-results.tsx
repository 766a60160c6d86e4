import clsx from 'clsx'
import { useEffect, useRef } from 'react'
import type { ResultGroup } from './results.ts'

interface Props {
  id: string
  groups: readonly ResultGroup[]
  /** Id of the result that Enter follows. */
  chosen: string | undefined
  onFollow: (to: string) => void
}

export function PaletteResults({ id, groups, chosen, onFollow }: Props) {
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [chosen])
  return (
    <div
      ref={list}
      id={id}
      role="listbox"
      aria-label={groups[0]?.label ?? ''}
      className="max-h-[50dvh] overflow-y-auto p-1 empty:hidden"
    >
      {groups.map(({ label, results }) => (
        <div key={label} role="group" aria-label={label}>
          <div aria-hidden className="px-3 pt-2 pb-1 text-small font-semibold text-ink-3">
            {label}
          </div>
          {results.map((result) => (
            <div
              key={result.id}
              id={result.id}
              role="option"
              aria-selected={result.id === chosen}
              onClick={() => {
                onFollow(result.to)
              }}
              className={clsx(
                'flex min-h-9 cursor-pointer items-center gap-3 rounded-control px-3 py-1.5 text-dense hover:bg-hover max-tablet:min-h-11',
                result.id === chosen && 'bg-selected',
              )}
            >
              <result.icon aria-hidden size={16} className="shrink-0 text-ink-2" />
              <span className="shrink-0 truncate font-medium">{result.title}</span>
              <span className="min-w-0 truncate text-ink-3">{result.detail}</span>
            </div>
          ))}
        </div>
      ))}
    </div>
  )
}
