import { useState } from 'react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useNavigate, useParams, useSearchParams } from 'react-router'
import Lightbulb from 'lucide-react/icons/lightbulb'
import { Button } from '@conciergerie/kit/ui/button.tsx'
import { EmptyState } from '@conciergerie/kit/ui/empty-state.tsx'
import { LoadError } from '@conciergerie/kit/ui/load-error.tsx'
import { PageHeader } from '@conciergerie/kit/ui/page-header.tsx'
import { SearchField } from '@conciergerie/kit/ui/search-field.tsx'
import { Select } from '@conciergerie/kit/ui/select.tsx'
import { SegmentedControl } from '@conciergerie/kit/ui/segmented-control.tsx'
import { SkeletonRows } from '@conciergerie/kit/ui/skeleton.tsx'
import { requestsQuery } from './api.ts'
import type { RequestFilter, RequestStatus } from './api.ts'
import { ProposeDialog } from './propose-dialog.tsx'
import { RequestDrawer } from './request-drawer.tsx'
import { RequestRow } from './request-row.tsx'

const statuses = ['pending', 'in_progress', 'completed', 'rejected'] as const

/** What every house asks of the platform; none sees who asked. */
export function RequestsPage() {
  const { t } = useTranslation('feature-requests')
  const navigate = useNavigate()
  const openId = Number(/^[1-9]\d*$/.exec(useParams()['*'] ?? '')?.[0] ?? Number.NaN)
  const [search, setSearch] = useSearchParams()
  const [isProposing, setIsProposing] = useState(false)
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
  const propose = () => {
    setIsProposing(true)
  }
  return (
    <>
      <PageHeader
        title={t('title')}
        actions={
          <Button variant="filled" icon={<Lightbulb aria-hidden size={14} />} onClick={propose}>
            {t('propose')}
          </Button>
        }
      />
      <div className="min-h-0 grow overflow-y-auto">
        <div className="flex flex-wrap items-center gap-2 px-5 py-3 max-tablet:px-4">
          <SegmentedControl
            label={t('whose')}
            value={search.get('mine') ? 'mine' : 'all'}
            segments={[
              { value: 'all', label: t('all') },
              { value: 'mine', label: t('mine') },
            ]}
            onChange={(value) => {
              set('mine', value === 'mine' ? 'true' : '')
            }}
          />
          <Select
            aria-label={t('state')}
            value={search.get('status') ?? ''}
            className="w-44"
            onChange={(event) => {
              set('status', event.target.value)
            }}
          >
            <option value="">{t('anyState')}</option>
            {statuses.map((status) => (
              <option key={status} value={status}>
                {t(`status.${status}`)}
              </option>
            ))}
          </Select>
          <SearchField
            label={t('search')}
            value={search.get('q') ?? ''}
            onChange={(value) => {
              set('q', value)
            }}
            className="ml-auto w-60 max-tablet:w-full"
          />
        </div>
        <RequestList
          filter={readFilter(search)}
          onPropose={propose}
          onOpen={(id) => void navigate(`/requests/${id}?${search.toString()}`)}
        />
      </div>
      {isProposing && (
        <ProposeDialog
          onClose={() => {
            setIsProposing(false)
          }}
        />
      )}
      {Number.isSafeInteger(openId) && (
        <RequestDrawer id={openId} onClose={() => void navigate(`/requests?${search.toString()}`)} />
      )}
    </>
  )
}

function readFilter(search: URLSearchParams): RequestFilter {
  const [q, status, mine] = [search.get('q')?.trim(), search.get('status'), search.get('mine')]
  return {
    ...(q ? { q } : {}),
    ...(statuses.some((one) => one === status) ? { status: status as RequestStatus } : {}),
    ...(mine ? { mine: 'true' as const } : {}),
  }
}

function RequestList({
  filter,
  onPropose,
  onOpen,
}: {
  filter: RequestFilter
  onPropose: () => void
  onOpen: (id: number) => void
}) {
  const { t } = useTranslation('feature-requests')
  const query = useInfiniteQuery(requestsQuery(filter))
  if (query.error && !query.data) return <LoadError error={query.error} onRetry={() => void query.refetch()} />
  if (!query.data) return <SkeletonRows rows={6} className="h-18" />
  const requests = query.data.pages.flatMap((page) => page.items)
  if (requests.length === 0)
    return (
      <EmptyState
        title={t(Object.keys(filter).length === 0 ? 'none' : 'noneFound')}
        action={
          <Button icon={<Lightbulb aria-hidden size={14} />} onClick={onPropose}>
            {t('propose')}
          </Button>
        }
      >
        {t('noneHelp')}
      </EmptyState>
    )
  return (
    <>
      <ul className="border-t border-line">
        {requests.map((request) => (
          <RequestRow
            key={request.id}
            request={request}
            onOpen={() => {
              onOpen(request.id)
            }}
          />
        ))}
      </ul>
      {query.hasNextPage && (
        <Button className="m-5" busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('more')}
        </Button>
      )}
    </>
  )
}
