import { Suspense, lazy, useCallback, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useQueryClient } from '@tanstack/react-query'
import { Outlet, useLocation } from 'react-router'
import { Toaster } from '@conciergerie/kit/ui/toaster.tsx'
import { TooltipHost } from '@conciergerie/kit/ui/tooltip-host.tsx'
import { preloadWords } from '@conciergerie/kit/lib/i18n.ts'
import { LiveProvider } from '@conciergerie/kit/lib/live.ts'
import { useIsPhone } from '@conciergerie/kit/lib/media.ts'
import { CrashBoundary } from '@conciergerie/kit/shell/crash-boundary.tsx'
import { Splash } from '@conciergerie/kit/shell/splash.tsx'
import { GlobalShortcuts } from '@conciergerie/kit/shell/global-shortcuts.tsx'
import { Overlays } from '@conciergerie/kit/shell/overlays.tsx'
import { ReconnectBanner } from '@conciergerie/kit/shell/reconnect-banner.tsx'
import { useFocusPage } from '@conciergerie/kit/shell/use-focus-page.ts'
import { sessionQuery, useSession } from '../../lib/auth.ts'
import { BottomBar } from './bottom-bar.tsx'
import { entries } from './entries.ts'
import { Rail } from './rail.tsx'
import { TabTitle } from './tab-title.tsx'

const ArrivalBell = lazy(async () => ({
  default: (await import('../../features/notifications/arrivals/arrival-bell.tsx')).ArrivalBell,
}))

const overlays = {
  palette: lazy(async () => {
    preloadWords(['palette'])
    return { default: (await import('../palette/palette.tsx')).Palette }
  }),
  more: lazy(async () => ({ default: (await import('./more-sheet.tsx')).MoreSheet })),
}

/** What stays around every page: rail or bar, live events, shortcuts. */
export function Shell() {
  const { t } = useTranslation('shell')
  const { conciergerie, member } = useSession()
  const client = useQueryClient()
  const { pathname } = useLocation()
  const isPhone = useIsPhone()
  const main = useRef<HTMLElement>(null)
  useFocusPage(main)
  const checkSession = useCallback(() => void client.invalidateQueries(sessionQuery), [client])
  return (
    <LiveProvider url="/api/live" name={`conciergerie.live.${conciergerie.id}.${member.id}`} onLost={checkSession}>
      <Overlays own={overlays}>
        <a
          href="#main"
          className="absolute top-2 left-2 z-10 -translate-y-20 rounded-control bg-accent px-3 py-2 text-on-accent focus:translate-y-0"
        >
          {t('skip')}
        </a>
        <div className="relative flex h-dvh overflow-clip bg-canvas max-tablet:flex-col">
          {!isPhone && <Rail />}
          <div className="flex min-h-0 min-w-0 grow flex-col">
            <ReconnectBanner />
            <main ref={main} id="main" tabIndex={-1} className="flex min-h-0 grow flex-col bg-surface outline-none">
              <CrashBoundary resetKey={pathname}>
                <Suspense fallback={<Splash />}>
                  <Outlet />
                </Suspense>
              </CrashBoundary>
            </main>
          </div>
          {isPhone && <BottomBar />}
        </div>
        <GlobalShortcuts pages={entries.map(({ name, to, key }) => ({ to, key, label: t(`entry.${name}`) }))} />
        <Suspense>
          <ArrivalBell />
        </Suspense>
      </Overlays>
      <TabTitle />
      <Toaster />
      <TooltipHost />
    </LiveProvider>
  )
}
