import { useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import Plus from 'lucide-react/icons/plus'
import { Button } from '@conciergerie/kit/ui/button.tsx'
import { EmptyState } from '@conciergerie/kit/ui/empty-state.tsx'
import { LoadError } from '@conciergerie/kit/ui/load-error.tsx'
import { PageHeader } from '@conciergerie/kit/ui/page-header.tsx'
import { SearchField } from '@conciergerie/kit/ui/search-field.tsx'
import { SkeletonRows } from '@conciergerie/kit/ui/skeleton.tsx'
import { Table, Th } from '@conciergerie/kit/ui/table.tsx'
import { useShortcut } from '@conciergerie/kit/lib/shortcuts.ts'
import { conciergeriesQuery } from './api.ts'
import type { Conciergerie } from './api.ts'
import { HouseRow } from './house-row.tsx'
import { NewHouseDialog } from './new-house-dialog.tsx'

type Column = 'name' | 'conversations' | 'cost' | 'activity'

const compare: Record<Column, (a: Conciergerie, b: Conciergerie) => number> = {
  name: (a, b) => a.name.localeCompare(b.name),
  conversations: (a, b) => b.usage.conversations30d - a.usage.conversations30d,
  cost: (a, b) => b.usage.cost30dMicros - a.usage.cost30dMicros,
  activity: (a, b) => (b.usage.lastActivityAt ?? '').localeCompare(a.usage.lastActivityAt ?? ''),
}

/** Every house: who it is, whether it works, what it costs. */
export function ConciergeriesPage() {
  const { t } = useTranslation('conciergeries')
  const [search, setSearch] = useSearchParams()
  const [isAdding, setIsAdding] = useState(false)
  const [by, setBy] = useState<Column>('activity')
  const query = useQuery(conciergeriesQuery)
  const q = search.get('q') ?? ''
  const add = () => {
    setIsAdding(true)
  }
  useShortcut({ keys: 'c', label: t('new'), group: t('title'), run: add })
  const head = (column: Column) => ({
    sorted: by === column ? ('descending' as const) : ('none' as const),
    onSort: () => {
      setBy(column)
    },
  })
  const shown = (query.data ?? [])
    .filter(({ name, email }) => `${name} ${email}`.toLowerCase().includes(q.toLowerCase()))
    .toSorted(compare[by])
  return (
    <>
      <PageHeader
        title={t('title')}
        actions={
          <>
            <SearchField
              label={t('search')}
              value={q}
              onChange={(value) => {
                setSearch(value === '' ? {} : { q: value }, { replace: true })
              }}
              className="w-56 max-tablet:hidden"
            />
            <Button variant="filled" keys="c" icon={<Plus aria-hidden size={14} />} onClick={add}>
              {t('new')}
            </Button>
          </>
        }
      />
      <div className="min-h-0 grow overflow-y-auto">
        {query.error && !query.data && <LoadError error={query.error} onRetry={() => void query.refetch()} />}
        {query.isPending && <SkeletonRows rows={5} />}
        {query.data && shown.length === 0 && (
          <EmptyState title={t(q === '' ? 'none' : 'noneFound')} action={<Button onClick={add}>{t('new')}</Button>}>
            {t('noneHelp')}
          </EmptyState>
        )}
        {shown.length > 0 && (
          <Table label={t('title')}>
            <thead>
              <tr>
                <Th {...head('name')}>{t('name')}</Th>
                <Th>{t('state')}</Th>
                <Th>{t('channel')}</Th>
                <Th isFigure>{t('members')}</Th>
                <Th isFigure {...head('conversations')}>
                  {t('conversations')}
                </Th>
                <Th isFigure>{t('answers')}</Th>
                <Th isFigure {...head('cost')}>
                  {t('cost')}
                </Th>
                <Th {...head('activity')}>{t('activity')}</Th>
                <Th>
                  <span className="sr-only">{t('actions')}</span>
                </Th>
              </tr>
            </thead>
            <tbody>
              {shown.map((house) => (
                <HouseRow key={house.id} house={house} />
              ))}
            </tbody>
          </Table>
        )}
      </div>
      {isAdding && (
        <NewHouseDialog
          onClose={() => {
            setIsAdding(false)
          }}
        />
      )}
    </>
  )
}
