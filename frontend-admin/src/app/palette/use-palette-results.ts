import { useDeferredValue } from 'react'
import { useTranslation } from 'react-i18next'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import Building2 from 'lucide-react/icons/building-2'
import Lightbulb from 'lucide-react/icons/lightbulb'
import { call } from '@conciergerie/kit/lib/api-client.ts'
import { folded } from '@conciergerie/kit/palette/folded.ts'
import type { Result, ResultGroup } from '@conciergerie/kit/palette/results.ts'
import { entries } from '../shell/entries.ts'

const shortest = 2
const most = 6

/** What a few letters may mean, best first; pages at once, the rest as the server answers. */
export function usePaletteResults(q: string): { groups: ResultGroup[]; isSearching: boolean } {
  const { t } = useTranslation('palette')
  const requests = useRequests(q)
  const houses = useHouses(q)
  const groups = [
    { label: t('pages'), results: usePages(q) },
    { label: t('requests'), results: requests.results },
    { label: t('houses'), results: houses.results },
  ]
  return {
    groups: groups.filter(({ results }) => results.length > 0),
    isSearching: requests.isSearching || houses.isSearching,
  }
}

function usePages(q: string): Result[] {
  const { t } = useTranslation('shell')
  return entries
    .map((entry) => ({
      id: `go-${entry.name}`,
      to: entry.to,
      icon: entry.icon,
      title: t(`entry.${entry.name}`),
      detail: '',
    }))
    .filter(({ title }) => folded(title).includes(folded(q)))
}

const searching = (q: string) => ({
  enabled: q.length >= shortest,
  placeholderData: keepPreviousData,
  staleTime: 10_000,
})

function useRequests(q: string) {
  const wanted = useDeferredValue(q)
  const { data, isFetching } = useQuery({
    queryKey: ['feature-requests', 'palette', wanted],
    queryFn: ({ signal }) => call('GET /api/admin/feature-requests', { query: { q: wanted }, signal }),
    ...searching(wanted),
  })
  const items = q.length >= shortest ? (data?.items ?? []).slice(0, most) : []
  const results = items.map(({ id, title, description }) => ({
    id: `request-${id}`,
    to: `/requests/${id}`,
    icon: Lightbulb,
    title,
    detail: description,
  }))
  return { results, isSearching: isFetching }
}

function useHouses(q: string) {
  const { data, isFetching } = useQuery({
    queryKey: ['conciergeries', 'list'],
    queryFn: ({ signal }) => call('GET /api/admin/conciergeries', { signal }),
    enabled: q.length >= shortest,
  })
  const found = (data?.items ?? []).filter(({ name, email }) => folded(`${name} ${email}`).includes(folded(q)))
  const results = (q.length >= shortest ? found.slice(0, most) : []).map(({ id, name, email }) => ({
    id: `house-${id}`,
    to: `/conciergeries/${id}`,
    icon: Building2,
    title: name,
    detail: email,
  }))
  return { results, isSearching: isFetching }
}
