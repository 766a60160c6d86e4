import { useEffect, useState } from 'react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Navigate, Outlet, useLocation } from 'react-router'
import { LoadError } from '@conciergerie/kit/ui/load-error.tsx'
import { isCode } from '@conciergerie/kit/lib/api-client.ts'
import { HouseZone } from '@conciergerie/kit/lib/format/house-zone.ts'
import { Splash } from '@conciergerie/kit/shell/splash.tsx'
import { SessionContext, hearOtherTabs, sessionQuery } from '../lib/auth.ts'

/** Lets in who is signed in; sends the others to the login, which leads back here. */
export function SessionGate() {
  const { data, error, isPending, refetch } = useQuery(sessionQuery)
  const { pathname, search } = useLocation()
  const [wasIn, setWasIn] = useState(false)
  useFollowOtherTabs()
  if (data && !wasIn) setWasIn(true)

  if (isCode(error, 'unauthenticated')) return <Navigate to={loginFor(pathname + search, wasIn)} replace />
  if (isPending) return <Splash />
  if (!data) {
    return (
      <main className="grid min-h-dvh place-items-center">
        <LoadError error={error} onRetry={() => void refetch()} />
      </main>
    )
  }
  return (
    <SessionContext value={data}>
      <HouseZone value={data.conciergerie.timezone}>
        <Outlet />
      </HouseZone>
    </SessionContext>
  )
}

/** @param hasExpired the person was in, and is told why they are not any more */
function loginFor(address: string, hasExpired: boolean): string {
  const query = new URLSearchParams()
  if (address !== '/') query.set('to', address)
  if (hasExpired) query.set('expired', '1')
  return query.size === 0 ? '/login' : `/login?${query.toString()}`
}

// They share our cookie: what another tab did to the session was done here too.
function useFollowOtherTabs(): void {
  const client = useQueryClient()
  useEffect(
    () =>
      hearOtherTabs((news) => {
        if (news === 'signed-out') void client.resetQueries(sessionQuery)
        else window.location.assign('/')
      }),
    [client],
  )
}
