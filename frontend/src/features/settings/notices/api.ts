import { queryOptions } from '@tanstack/react-query'
import type { Endpoints } from '@conciergerie/contract'
import { call } from '@conciergerie/kit/lib/api-client.ts'

export type Preferences = Endpoints['GET /api/notifications/preferences']['response']['preferences']
export type PreferencesChange = Endpoints['PUT /api/notifications/preferences']['body']
export type ClientSettings = Endpoints['GET /api/notifications/clients']['response']['settings']
export type ClientSettingsChange = Endpoints['PUT /api/notifications/clients']['body']

export const preferencesQuery = queryOptions({
  queryKey: ['notification-preferences'] as const,
  queryFn: async ({ signal }) => (await call('GET /api/notifications/preferences', { signal })).preferences,
})

export const clientNoticesQuery = queryOptions({
  queryKey: ['settings', 'client-notices'] as const,
  queryFn: async ({ signal }) => (await call('GET /api/notifications/clients', { signal })).settings,
})
