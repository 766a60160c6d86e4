import { useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useNavigate, useParams, useSearchParams } from 'react-router'
import Columns3 from 'lucide-react/icons/columns-3'
import List from 'lucide-react/icons/list'
import Plus from 'lucide-react/icons/plus'
import { Button } from '@conciergerie/kit/ui/button.tsx'
import { LoadError } from '@conciergerie/kit/ui/load-error.tsx'
import { PageHeader } from '@conciergerie/kit/ui/page-header.tsx'
import { SearchField } from '@conciergerie/kit/ui/search-field.tsx'
import { SegmentedControl } from '@conciergerie/kit/ui/segmented-control.tsx'
import { SkeletonRows } from '@conciergerie/kit/ui/skeleton.tsx'
import { useShortcut } from '@conciergerie/kit/lib/shortcuts.ts'
import { requestsQuery } from './api.ts'
import type { FeatureRequest } from './api.ts'
import { Board } from './board.tsx'
import { NewRequestDialog } from './new-request-dialog.tsx'
import { RequestList } from './request-list.tsx'
import { RequestPanel } from './request-panel.tsx'
import { Statistics } from './statistics.tsx'

const folded = (text: string) => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()
const matches = (request: FeatureRequest, q: string) =>
  folded(`${request.title} ${request.description} ${request.conciergerie?.name ?? ''}`).includes(folded(q))

/** What the houses ask for: a board or a list, and one request beside it. */
export function RequestsPage() {
  const { t } = useTranslation('feature-requests')
  const navigate = useNavigate()
  const openId = Number(/^[1-9]\d*$/.exec(useParams()['*'] ?? '')?.[0] ?? Number.NaN)
  const [search, setSearch] = useSearchParams()
  const [isAdding, setIsAdding] = useState(false)
  const query = useQuery(requestsQuery)
  const view = search.get('view') === 'list' ? 'list' : 'board'
  const q = search.get('q') ?? ''
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
  const open = (id: number) => void navigate(`/requests/${id}?${search.toString()}`)
  useShortcut({ keys: 'c', label: t('new'), group: t('title'), run: add })
  const shown = query.data?.filter((request) => matches(request, q)) ?? []
  const selected = Number.isSafeInteger(openId) ? openId : null
  return (
    <>
      <PageHeader
        title={t('title')}
        actions={
          <>
            <SegmentedControl
              label={t('view')}
              value={view}
              segments={[
                { value: 'board', label: t('board'), icon: <Columns3 aria-hidden size={14} /> },
                { value: 'list', label: t('list'), icon: <List aria-hidden size={14} /> },
              ]}
              onChange={(value) => {
                set('view', value === 'list' ? 'list' : '')
              }}
            />
            <Button variant="filled" keys="c" icon={<Plus aria-hidden size={14} />} onClick={add}>
              {t('new')}
            </Button>
          </>
        }
      />
      <div className="flex min-h-0 grow">
        <div className="flex min-w-0 grow flex-col">
          <div className="flex flex-wrap items-center gap-x-6 gap-y-2 border-b border-line px-5 py-2.5">
            <Statistics />
            <SearchField
              label={t('search')}
              value={q}
              onChange={(value) => {
                set('q', value)
              }}
              className="ml-auto w-56 max-tablet:w-full"
            />
          </div>
          {query.error && !query.data && <LoadError error={query.error} onRetry={() => void query.refetch()} />}
          {query.isPending && <SkeletonRows rows={5} className="h-24" />}
          {query.data &&
            (view === 'board' ? (
              <Board requests={shown} selected={selected} onOpen={open} onAdd={add} />
            ) : (
              <RequestList requests={shown} selected={selected} onOpen={open} />
            ))}
        </div>
        {selected !== null && (
          <RequestPanel
            key={selected}
            id={selected}
            requests={query.data ?? []}
            onClose={() => void navigate(`/requests?${search.toString()}`)}
          />
        )}
      </div>
      {isAdding && (
        <NewRequestDialog
          onClose={() => {
            setIsAdding(false)
          }}
        />
      )}
    </>
  )
}
