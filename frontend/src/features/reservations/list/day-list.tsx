import { useDeferredValue, useState } from 'react'
import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import Download from 'lucide-react/icons/download'
import type { DayView, LiveTopic } from '@conciergerie/contract'
import { buttonClass } from '@conciergerie/kit/ui/button-class.ts'
import { Button } from '@conciergerie/kit/ui/button.tsx'
import { EmptyState } from '@conciergerie/kit/ui/empty-state.tsx'
import { LoadError } from '@conciergerie/kit/ui/load-error.tsx'
import { SearchField } from '@conciergerie/kit/ui/search-field.tsx'
import { Select } from '@conciergerie/kit/ui/select.tsx'
import { SkeletonRows } from '@conciergerie/kit/ui/skeleton.tsx'
import { addressOf, call } from '@conciergerie/kit/lib/api-client.ts'
import { useIsPhone } from '@conciergerie/kit/lib/media.ts'
import type { Moves, Place } from '../use-place.ts'
import { ReservationCards } from './reservation-cards.tsx'
import { ReservationTable } from './reservation-table.tsx'

const viewsOf: Record<Place['kind'], readonly DayView[]> = {
  stay: ['arrivals', 'departures', 'in_house', 'requested', 'no_show'],
  table: ['tables', 'requested', 'no_show'],
}

interface Filter {
  kind: Place['kind']
  view?: DayView
  date?: string
  q?: string
}

function listQuery(filter: Filter) {
  return infiniteQueryOptions({
    queryKey: ['reservations', 'list', filter] as const,
    queryFn: ({ pageParam, signal }) =>
      call('GET /api/reservations', {
        query: { ...filter, limit: 50, ...(pageParam === '' ? {} : { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
    meta: { topics: ['clients'] as readonly LiveTopic[] },
  })
}

/** The day as a reception reads it; a search looks through all of them. */
export function DayList({ place, moves }: { place: Place; moves: Moves }) {
  const { t } = useTranslation('reservations')
  const [search, setSearch] = useSearchParams()
  const [words, setWords] = useState('')
  const q = useDeferredValue(words.trim())
  const views = viewsOf[place.kind]
  const view = views.find((one) => one === search.get('list')) ?? views[0]
  const filter: Filter =
    q === '' ? { kind: place.kind, date: place.date, ...(view ? { view } : {}) } : { kind: place.kind, q }
  return (
    <div className="min-h-0 grow overflow-y-auto">
      <div className="flex flex-wrap items-center gap-2 px-5 py-3 max-tablet:px-4">
        <Select
          aria-label={t('list.label')}
          value={view ?? ''}
          className="w-52"
          disabled={q !== ''}
          onChange={(event) => {
            setSearch(
              (now) => {
                now.set('list', event.target.value)
                return now
              },
              { replace: true },
            )
          }}
        >
          {views.map((one) => (
            <option key={one} value={one}>
              {t(`list.${one}`)}
            </option>
          ))}
        </Select>
        <SearchField label={t('list.search')} value={words} onChange={setWords} className="w-64 max-tablet:w-full" />
        <a
          href={addressOf('GET /api/reservations.csv', { query: filter })}
          download
          className={buttonClass('outline', 'medium', 'ml-auto')}
        >
          <Download aria-hidden size={14} />
          {t('list.export')}
        </a>
      </div>
      <Rows filter={filter} moves={moves} />
    </div>
  )
}

function Rows({ filter, moves }: { filter: Filter; moves: Moves }) {
  const { t } = useTranslation('reservations')
  const query = useInfiniteQuery(listQuery(filter))
  const Items = useIsPhone() ? ReservationCards : ReservationTable
  if (query.error && !query.data) return <LoadError error={query.error} onRetry={() => void query.refetch()} />
  if (!query.data) return <SkeletonRows rows={8} className="h-12" />
  const items = query.data.pages.flatMap((page) => page.items)
  if (items.length === 0)
    return (
      <EmptyState title={t(filter.q === undefined ? 'list.none' : 'list.noneFound')}>{t('list.noneHelp')}</EmptyState>
    )
  return (
    <>
      <Items items={items} onOpen={moves.open} />
      {query.hasNextPage && (
        <Button className="m-5" busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('list.more')}
        </Button>
      )}
    </>
  )
}
