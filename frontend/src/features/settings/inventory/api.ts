import { queryOptions } from '@tanstack/react-query'
import type { Endpoints } from '@conciergerie/contract'
import { call } from '@conciergerie/kit/lib/api-client.ts'

export type UnitType = Endpoints['GET /api/unit-types']['response']['items'][number]
export type Unit = Endpoints['GET /api/units']['response']['items'][number]
export type Service = Endpoints['GET /api/services']['response']['items'][number]
export type Rule = Endpoints['GET /api/calendar-rules']['response']['items'][number]

/** What is sold and when: one change may touch several of these lists. */
export const inventoryKey = ['inventory'] as const

export const typesQuery = queryOptions({
  queryKey: ['inventory', 'unit-types'] as const,
  queryFn: async ({ signal }) => (await call('GET /api/unit-types', { signal })).items,
})

export const unitsQuery = queryOptions({
  queryKey: ['inventory', 'units'] as const,
  queryFn: async ({ signal }) => (await call('GET /api/units', { signal })).items,
})

export const combosQuery = queryOptions({
  queryKey: ['inventory', 'combos'] as const,
  queryFn: async ({ signal }) => (await call('GET /api/unit-combos', { signal })).items,
})

export const servicesQuery = queryOptions({
  queryKey: ['inventory', 'services'] as const,
  queryFn: async ({ signal }) => (await call('GET /api/services', { signal })).items,
})

export const rulesQuery = queryOptions({
  queryKey: ['inventory', 'rules'] as const,
  queryFn: async ({ signal }) => (await call('GET /api/calendar-rules', { signal })).items,
})
