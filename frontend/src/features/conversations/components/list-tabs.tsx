import clsx from 'clsx'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'react-router'
import { useOverview } from '../../../lib/overview.ts'
import { listTabs, writeFilter } from '../list/list-filter.ts'
import { useListFilter } from '../list/use-list-filter.ts'

/** What waits, what the AI looks after, all, and what is done with. */
export function ListTabs() {
  const { t } = useTranslation('conversations')
  const [filter] = useListFilter()
  const { pathname, search } = useLocation()
  const overview = useOverview()
  const counts = { todo: overview?.todo, ai: overview?.ai, all: undefined, closed: undefined }
  return (
    <nav aria-label={t('tabs.label')} className="shrink-0 border-b border-line px-4">
      <ul className="flex h-10 gap-4 max-tablet:h-11 max-tablet:gap-5">
        {listTabs.map((tab) => (
          <li key={tab} className="h-full">
            <Link
              to={{ pathname, search: writeFilter(new URLSearchParams(search), { tab }).toString() }}
              replace
              aria-current={tab === filter.tab ? 'true' : undefined}
              className={clsx(
                'relative inline-flex h-full items-center gap-1.5 whitespace-nowrap text-dense -outline-offset-2 after:absolute after:inset-x-0 after:-bottom-px after:h-0.5 max-tablet:text-base',
                tab === filter.tab ? 'font-medium text-ink after:bg-accent' : 'text-ink-2 hover:text-ink',
              )}
            >
              {t(`tabs.${tab}`)}
              {counts[tab] !== undefined && <span className="text-ink-3 tabular-nums">{counts[tab]}</span>}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
