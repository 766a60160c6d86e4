import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Endpoints } from '@conciergerie/contract'
import { call } from '@conciergerie/kit/lib/api-client.ts'
import { sessionQuery, tellOtherTabs } from '../../lib/auth.ts'
import type { Session } from '../../lib/auth.ts'

type Credentials = Endpoints['POST /api/auth/login']['body']
export type Link = Endpoints['GET /api/invitations/:token']['response']

/** Starts anew with this person: nothing that another one read stays in memory. */
function useEnter(): (session: Session) => void {
  const client = useQueryClient()
  return ({ member, conciergerie, houses }) => {
    client.clear()
    client.setQueryData(sessionQuery.queryKey, { member, conciergerie, houses })
    tellOtherTabs('signed-in')
  }
}

export function useSignIn() {
  const enter = useEnter()
  return useMutation({
    mutationFn: (credentials: Credentials) => call('POST /api/auth/login', { body: credentials }),
    onSuccess: enter,
  })
}

export function useAcceptInvitation() {
  const enter = useEnter()
  return useMutation({
    mutationFn: (body: Endpoints['POST /api/invitations/accept']['body']) =>
      call('POST /api/invitations/accept', { body }),
    onSuccess: enter,
  })
}

export function useResetPassword() {
  return useMutation({
    mutationFn: (body: Endpoints['POST /api/auth/reset-password']['body']) =>
      call('POST /api/auth/reset-password', { body }),
  })
}

/** What a one-time link is for. */
export const linkQuery = (token: string) => ({
  queryKey: ['link', token],
  queryFn: ({ signal }: { signal: AbortSignal }) => call('GET /api/invitations/:token', { params: { token }, signal }),
  staleTime: Infinity,
})
