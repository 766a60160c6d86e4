import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Endpoints } from '@conciergerie/contract'
import { call } from '@conciergerie/kit/lib/api-client.ts'

export type Settings = Endpoints['GET /api/settings']['response']['settings']
export type SettingsPatch = Endpoints['PATCH /api/settings']['body']
export type Team = Endpoints['GET /api/members']['response']
export type Member = Team['items'][number]
export type QuickReply = Endpoints['GET /api/quick-replies']['response']['items'][number]
export type OpenSession = Endpoints['GET /api/auth/sessions']['response']['items'][number]
export type ChannelCheck = Endpoints['POST /api/settings/whatsapp/test']['response']['checks'][number]

const settingsQuery = queryOptions({
  queryKey: ['settings'] as const,
  queryFn: async ({ signal }) => (await call('GET /api/settings', { signal })).settings,
})

export const teamQuery = queryOptions({
  queryKey: ['members'] as const,
  queryFn: ({ signal }) => call('GET /api/members', { signal }),
})

export const apiKeysQuery = queryOptions({
  queryKey: ['api-keys'] as const,
  queryFn: async ({ signal }) => (await call('GET /api/api-keys', { signal })).items,
})

export const quickRepliesQuery = queryOptions({
  queryKey: ['quick-replies'] as const,
  queryFn: async ({ signal }) => (await call('GET /api/quick-replies', { signal })).items,
})

export const templatesQuery = queryOptions({
  queryKey: ['templates'] as const,
  queryFn: async ({ signal }) => (await call('GET /api/whatsapp-templates', { signal })).items,
})

export const sessionsQuery = queryOptions({
  queryKey: ['sessions'] as const,
  queryFn: async ({ signal }) => (await call('GET /api/auth/sessions', { signal })).items,
})

export const auditQuery = queryOptions({
  queryKey: ['audit'] as const,
  queryFn: async ({ signal }) => (await call('GET /api/audit', { query: { limit: 100 }, signal })).items,
})

export const useSettings = () => useQuery(settingsQuery)

/** Saves a part of the settings at once; what the server answers is shown. */
export function useSaveSettings() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async (body: SettingsPatch) => (await call('PATCH /api/settings', { body })).settings,
    onSuccess: (settings) => {
      client.setQueryData(settingsQuery.queryKey, settings)
    },
  })
}

/** A write after which some lists are read again. */
export function useWrite<V, R>(write: (value: V) => Promise<R>, ...keys: readonly (readonly unknown[])[]) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: write,
    onSettled: () => Promise.all(keys.map((queryKey) => client.invalidateQueries({ queryKey }))),
  })
}
