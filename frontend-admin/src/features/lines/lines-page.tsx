import { useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useNavigate, useParams, useSearchParams } from 'react-router'
import Plus from 'lucide-react/icons/plus'
import { Button } from '@conciergerie/kit/ui/button.tsx'
import { EmptyState } from '@conciergerie/kit/ui/empty-state.tsx'
import { LoadError } from '@conciergerie/kit/ui/load-error.tsx'
import { PageHeader } from '@conciergerie/kit/ui/page-header.tsx'
import { SearchField } from '@conciergerie/kit/ui/search-field.tsx'
import { SkeletonRows } from '@conciergerie/kit/ui/skeleton.tsx'
import { useShortcut } from '@conciergerie/kit/lib/shortcuts.ts'
import { linesQuery } from './api.ts'
import type { Line } from './api.ts'
import { Leader } from './leader.tsx'
import { LineForm } from './line-form.tsx'
import { LinePanel } from './line-panel.tsx'
import { LineTable } from './line-table.tsx'
import { NoLine } from './no-line.tsx'
import { PageActions } from './page-actions.tsx'
import { ReadAt } from './read-at.tsx'
import { columns, shownLines } from './sorting.ts'
import { Summary } from './summary.tsx'

/** The voice lines of every house: how each fares, and one beside the list. */
export function LinesPage() {
  const { t } = useTranslation('lines')
  const navigate = useNavigate()
  const openId = Number(/^[1-9]\d*$/.exec(useParams()['*'] ?? '')?.[0] ?? Number.NaN)
  const [search, setSearch] = useSearchParams()
  const [isAdding, setIsAdding] = useState(false)
  const query = useQuery(linesQuery)
  const q = search.get('q') ?? ''
  const by = columns.find((column) => column === search.get('sort')) ?? 'name'
  const set = (name: string, value: string) => {
    setSearch(
      (now) => {
        if (value === '') now.delete(name)
        else now.set(name, value)
        return now
      },
      { replace: true },
    )
  }
  const add = () => {
    setIsAdding(true)
  }
  useShortcut({ keys: 'c', label: t('new'), group: t('title'), run: add })
  const lines = query.data ?? []
  const shown = shownLines(lines, q, by)
  const selected = lines.find(({ id }) => id === openId)
  const addressOf = ({ id }: Pick<Line, 'id'>) => `/lines/${id}?${search.toString()}`
  return (
    <>
      <PageHeader
        title={t('title')}
        actions={
          <>
            {query.dataUpdatedAt > 0 && <ReadAt at={query.dataUpdatedAt} />}
            <PageActions lines={lines} />
            <Button
              variant={selected === undefined ? 'filled' : 'outline'}
              icon={<Plus aria-hidden size={14} />}
              onClick={add}
            >
              {t('new')}
            </Button>
          </>
        }
      />
      <div className="flex min-h-0 grow">
        <div className="min-w-0 grow overflow-y-auto">
          {query.error && !query.data && <LoadError error={query.error} onRetry={() => void query.refetch()} />}
          {query.isPending && <SkeletonRows rows={6} className="h-14" />}
          {query.data?.length === 0 && <NoLine onAdd={add} />}
          {lines.length > 0 && (
            <>
              <div className="flex flex-wrap items-center gap-x-3 gap-y-2 px-5 py-3 max-tablet:px-4">
                <SearchField
                  label={t('search')}
                  value={q}
                  onChange={(value) => {
                    set('q', value)
                  }}
                  className="w-56 max-tablet:w-full"
                />
                <Summary lines={lines} />
              </div>
              <Leader />
              {shown.length === 0 ? (
                <EmptyState title={t('noneFound')} />
              ) : (
                <LineTable
                  lines={shown}
                  by={by}
                  onSort={(column) => {
                    set('sort', column === 'name' ? '' : column)
                  }}
                  selected={selected?.id ?? null}
                  addressOf={addressOf}
                  onOpen={(line) => void navigate(addressOf(line))}
                />
              )}
            </>
          )}
        </div>
        {selected && (
          <LinePanel key={selected.id} line={selected} onClose={() => void navigate(`/lines?${search.toString()}`)} />
        )}
      </div>
      {isAdding && (
        <LineForm
          line={null}
          onClose={() => {
            setIsAdding(false)
          }}
          onSaved={(line) => void navigate(addressOf(line))}
        />
      )}
    </>
  )
}
