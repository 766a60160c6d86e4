import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { Endpoints, LiveTopic } from '@conciergerie/contract'
import { call } from '@conciergerie/kit/lib/api-client.ts'

export type Reservation = Endpoints['GET /api/reservations/:id']['response']['reservation']
export type BarAlert = NonNullable<Endpoints['GET /api/reservations/:id']['response']['alert']>
export type ReservationEvent = Endpoints['GET /api/reservations/:id']['response']['history'][number]
export type Status = Reservation['status']
export type Action = Reservation['actions'][number]
export type StayPlanning = Endpoints['GET /api/planning']['response']
export type TablePlanning = Endpoints['GET /api/planning/tables']['response']
export type MonthHeat = Endpoints['GET /api/planning/month']['response']
export type PlanningBar = StayPlanning['bars'][number]
export type Block = StayPlanning['blocks'][number]
export type UnitType = StayPlanning['unitTypes'][number]
export type Unit = StayPlanning['units'][number]
export type WaitlistEntry = Endpoints['GET /api/waitlist']['response']['items'][number]
export type Availability = Endpoints['POST /api/availability/check']['response']
export type Wish = Endpoints['POST /api/availability/check']['body']
export type NewReservation = Endpoints['POST /api/reservations']['body']
export type Change = Endpoints['PATCH /api/reservations/:id']['body']

// what a planning shows also changes with what is sold and with the cards of clients
const meta = { topics: ['reservations', 'inventory', 'clients'] as readonly LiveTopic[] }

export function stayPlanningQuery(from: string, to: string) {
  return queryOptions({
    queryKey: ['reservations', 'stays', from, to] as const,
    queryFn: ({ signal }) => call('GET /api/planning', { query: { from, to }, signal }),
    meta,
  })
}

export function tablePlanningQuery(date: string) {
  return queryOptions({
    queryKey: ['reservations', 'tables', date] as const,
    queryFn: ({ signal }) => call('GET /api/planning/tables', { query: { date }, signal }),
    meta,
  })
}

export function monthQuery(month: string) {
  return queryOptions({
    queryKey: ['reservations', 'month', month] as const,
    queryFn: ({ signal }) => call('GET /api/planning/month', { query: { month }, signal }),
    meta,
  })
}

export function reservationQuery(id: number) {
  return queryOptions({
    queryKey: ['reservations', id] as const,
    queryFn: ({ signal }) => call('GET /api/reservations/:id', { params: { id }, signal }),
    meta: { topics: ['clients', 'inventory'] as readonly LiveTopic[] },
  })
}

export const unitTypesQuery = queryOptions({
  queryKey: ['inventory', 'unit-types'] as const,
  queryFn: async ({ signal }) => (await call('GET /api/unit-types', { signal })).items,
})

export const waitlistQuery = queryOptions({
  queryKey: ['waitlist'] as const,
  queryFn: async ({ signal }) => (await call('GET /api/waitlist', { signal })).items,
})

export const countsQuery = queryOptions({
  queryKey: ['reservations', 'counts'] as const,
  queryFn: ({ signal }) => call('GET /api/reservations/counts', { signal }),
  meta: { topics: ['waitlist'] as readonly LiveTopic[] },
})

/** A write after which plannings, lists and drawers are read again. */
export function useReservationWrite<V, R>(write: (value: V) => Promise<R>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: write,
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ['reservations'] }),
        client.invalidateQueries({ queryKey: ['waitlist'] }),
      ]),
  })
}

interface Changed {
  id: number
  change: Change
}

export const useChange = () =>
  useReservationWrite(({ id, change }: Changed) =>
    call('PATCH /api/reservations/:id', { params: { id }, body: change }),
  )

/** What a change would cost, without doing it. */
export const previewChange = (id: number, change: Change) =>
  call('PATCH /api/reservations/:id', { params: { id }, body: { ...change, preview: true } })
