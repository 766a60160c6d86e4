import { useEffect } from 'react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Navigate, Outlet, useLocation } from 'react-router'
import { LoadError } from '../components/ui/load-error.tsx'
import { isCode } from '../lib/api-client.ts'
import { SessionContext, hearOtherTabs, sessionQuery } from '../lib/auth.ts'
import { HouseZone } from '../lib/format/house-zone.ts'
import { Splash } from './splash.tsx'

/** Lets in who is signed in; sends the others to the login, which leads back here. */
export function SessionGate() {
  const { data, error, isPending, refetch } = useQuery(sessionQuery)
  const { pathname, search } = useLocation()
  useFollowOtherTabs()

  if (isCode(error, 'unauthenticated')) return <Navigate to={loginFor(pathname + search)} replace />
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

function loginFor(address: string): string {
  return address === '/' ? '/login' : `/login?to=${encodeURIComponent(address)}`
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
