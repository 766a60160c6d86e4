import { createContext, useContext } from 'react'
import { queryOptions } from '@tanstack/react-query'
import type { Endpoints, Member, Role } from '@conciergerie/contract'
import { call } from '@conciergerie/kit/lib/api-client.ts'

/** Who is here, in which house, and the other houses that they may go to. */
export type Session = Endpoints['GET /api/auth/me']['response']

/** Not a live topic: it changes only by what this browser does. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: ({ signal }) => call('GET /api/auth/me', { signal }),
  staleTime: Infinity,
})

export const SessionContext = createContext<Session | null>(null)

/** Of any component behind the login. */
export function useSession(): Session {
  const session = useContext(SessionContext)
  if (!session) throw new Error('useSession is for screens behind the login')
  return session
}

export const useMember = (): Member => useSession().member

/** Whether this person may do what only that role may. An owner may do everything. */
export function useIs(role: Role): boolean {
  const { member } = useSession()
  return member.role === 'owner' || member.role === role
}
