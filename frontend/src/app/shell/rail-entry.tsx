import clsx from 'clsx'
import { useTranslation } from 'react-i18next'
import { NavLink } from 'react-router'
import { useFormat } from '@conciergerie/kit/lib/format.ts'
import { usePreload } from '@conciergerie/kit/shell/preload-context.ts'
import type { CountedEntry, Entry } from './entries.ts'
import { useEntryCount } from './use-entry-count.ts'

interface Props {
  entry: Entry | CountedEntry
  isFolded: boolean
}

export function RailEntry({ entry, isFolded }: Props) {
  const { t } = useTranslation('shell')
  const { numbers } = useFormat()
  const waiting = useEntryCount(entry)
  const label = t(`entry.${entry.name}`)
  const preloadPage = usePreload()
  const preload = () => {
    preloadPage(entry.to)
  }
  return (
    <NavLink
      to={entry.to}
      onPointerEnter={preload}
      onFocus={preload}
      {...(isFolded ? { 'data-tip': label, 'data-tip-keys': `g ${entry.key}` } : {})}
      className={({ isActive }) =>
        clsx(
          'relative flex h-8 items-center gap-2.5 rounded-control border px-2 transition-colors duration-(--time-1) max-desk:justify-center',
          isActive
            ? 'border-line bg-raised font-medium text-ink [&>svg]:text-accent-ink'
            : 'border-transparent text-ink-2 hover:bg-hover hover:text-ink',
        )
      }
    >
      <entry.icon aria-hidden size={17} strokeWidth={1.75} className="shrink-0" />
      <span className="grow truncate text-base max-desk:sr-only">{label}</span>
      {waiting && (
        <span className="text-small text-ink-3 tabular-nums max-desk:absolute max-desk:top-0.5 max-desk:right-0.5 max-desk:rounded-full max-desk:bg-accent max-desk:px-1 max-desk:text-micro max-desk:leading-3.5 max-desk:text-on-accent">
          <span aria-hidden>{numbers.badge(waiting.count)}</span>
          <span className="sr-only">{`, ${waiting.words}`}</span>
        </span>
      )}
    </NavLink>
  )
}
