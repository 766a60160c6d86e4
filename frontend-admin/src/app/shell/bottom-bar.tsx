import clsx from 'clsx'
import { useTranslation } from 'react-i18next'
import Menu from 'lucide-react/icons/menu'
import { NavLink } from 'react-router'
import { CountBadge } from '@conciergerie/kit/ui/badge.tsx'
import { useFormat } from '@conciergerie/kit/lib/format.ts'
import { useOverlay } from '@conciergerie/kit/shell/overlay-context.ts'
import { entries } from './entries.ts'
import type { CountedEntry, Entry } from './entries.ts'
import { useEntryCount } from './use-entry-count.ts'

const cell = 'relative flex h-14 flex-col items-center justify-center gap-0.5 text-micro'

/** A phone's navigation: four pages and the rest. */
export function BottomBar() {
  const { t } = useTranslation('shell')
  const show = useOverlay()
  return (
    <nav aria-label={t('nav')} className="shrink-0 border-t border-line bg-canvas pb-[env(safe-area-inset-bottom)]">
      <ul className="grid grid-cols-5">
        {entries.map((entry) => (
          <li key={entry.name}>
            <BarEntry entry={entry} />
          </li>
        ))}
        <li>
          <button
            type="button"
            aria-haspopup="dialog"
            onClick={() => {
              show('more')
            }}
            className={clsx(cell, 'w-full text-ink-2')}
          >
            <Menu aria-hidden size={20} strokeWidth={1.75} />
            {t('entry.more')}
          </button>
        </li>
      </ul>
    </nav>
  )
}

function BarEntry({ entry }: { entry: Entry | CountedEntry }) {
  const { t } = useTranslation('shell')
  const { numbers } = useFormat()
  const waiting = useEntryCount(entry)
  return (
    <NavLink
      to={entry.to}
      className={({ isActive }) => clsx(cell, isActive ? 'font-semibold text-accent-ink' : 'text-ink-2')}
    >
      <entry.icon aria-hidden size={20} strokeWidth={1.75} />
      {t(entry.isLong ? 'short.lines' : `entry.${entry.name}`)}
      {waiting && (
        <span className="absolute top-1 left-1/2 ml-1">
          <span aria-hidden>
            <CountBadge>{numbers.badge(waiting.count)}</CountBadge>
          </span>
          <span className="sr-only">{`, ${waiting.words}`}</span>
        </span>
      )}
    </NavLink>
  )
}
