import { useTranslation } from 'react-i18next'
import { Button } from '@conciergerie/kit/ui/button.tsx'
import { EmptyState } from '@conciergerie/kit/ui/empty-state.tsx'
import { isNarrowed } from '../list/list-filter.ts'
import type { ListFilter } from '../list/list-filter.ts'
import { useListFilter } from '../list/use-list-filter.ts'

/** Why there is nothing, and what will come. */
export function EmptyList({ filter }: { filter: ListFilter }) {
  const { t } = useTranslation('conversations')
  const [, change] = useListFilter()
  if (!isNarrowed(filter))
    return <EmptyState title={t(`empty.${filter.tab}.title`)}>{t(`empty.${filter.tab}.help`)}</EmptyState>
  const clear = () => {
    change({ q: undefined, unread: undefined, assignee: undefined })
  }
  return (
    <EmptyState
      title={filter.q === undefined ? t('empty.filtered.title') : t('empty.search.title', { q: filter.q })}
      action={<Button onClick={clear}>{t('empty.clear')}</Button>}
    >
      {filter.q === undefined ? t('empty.filtered.help') : t('empty.search.help')}
    </EmptyState>
  )
}
