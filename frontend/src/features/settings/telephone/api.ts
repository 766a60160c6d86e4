import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { Endpoints } from '@conciergerie/contract'
import { call } from '@conciergerie/kit/lib/api-client.ts'

export type Line = Endpoints['GET /api/lines']['response']['items'][number]
export type Voice = Endpoints['GET /api/settings/voice']['response']['voice']
export type VoicePatch = Endpoints['PATCH /api/settings/voice']['body']

const everyMs = 30_000

export const linesQuery = queryOptions({
  queryKey: ['lines', 'own'] as const,
  queryFn: async ({ signal }) => (await call('GET /api/lines', { signal })).items,
  refetchInterval: everyMs,
})

export const voiceQuery = queryOptions({
  queryKey: ['settings', 'voice'] as const,
  queryFn: async ({ signal }) => (await call('GET /api/settings/voice', { signal })).voice,
})

/** Saves a part of how calls are answered at once; what the server answers is shown. */
export function useSaveVoice() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async (body: VoicePatch) => (await call('PATCH /api/settings/voice', { body })).voice,
    onSuccess: (voice) => {
      client.setQueryData(voiceQuery.queryKey, voice)
    },
  })
}
