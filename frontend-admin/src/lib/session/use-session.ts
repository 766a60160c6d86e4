import { createContext, useContext } from 'react'
import { queryOptions } from '@tanstack/react-query'
import type { Endpoints } from '@conciergerie/contract'
import { call } from '@conciergerie/kit/lib/api-client.ts'

/** Which administrator is here. */
export type Session = Endpoints['GET /api/admin/auth/me']['response']

/** Not a live topic: it changes only by what this browser does. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: ({ signal }) => call('GET /api/admin/auth/me', { signal }),
  staleTime: Infinity,
})

export const SessionContext = createContext<Session | null>(null)

/** Of any component behind the login. */
export function useAdmin(): Session['admin'] {
  const session = useContext(SessionContext)
  if (!session) throw new Error('useAdmin is for screens behind the login')
  return session.admin
}
