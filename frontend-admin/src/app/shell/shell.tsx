import { Suspense, useCallback, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useQueryClient } from '@tanstack/react-query'
import { Outlet, useLocation } from 'react-router'
import { Toaster } from '@conciergerie/kit/ui/toaster.tsx'
import { TooltipHost } from '@conciergerie/kit/ui/tooltip-host.tsx'
import { LiveProvider } from '@conciergerie/kit/lib/live.ts'
import { useIsPhone } from '@conciergerie/kit/lib/media.ts'
import { sessionQuery, useAdmin } from '../../lib/auth.ts'
import { CrashBoundary } from '../crash-boundary.tsx'
import { Splash } from '../splash.tsx'
import { BottomBar } from './bottom-bar.tsx'
import { GlobalShortcuts } from './global-shortcuts.tsx'
import { Overlays } from './overlays.tsx'
import { Rail } from './rail.tsx'
import { ReconnectBanner } from './reconnect-banner.tsx'
import { TabTitle } from './tab-title.tsx'
import { useFocusPage } from './use-focus-page.ts'

/** What stays around every page: rail or bar, live events, shortcuts. */
export function Shell() {
  const { t } = useTranslation('shell')
  const admin = useAdmin()
  const client = useQueryClient()
  const { pathname } = useLocation()
  const isPhone = useIsPhone()
  const main = useRef<HTMLElement>(null)
  useFocusPage(main)
  const checkSession = useCallback(() => void client.invalidateQueries(sessionQuery), [client])
  return (
    <LiveProvider url="/api/admin/live" name={`conciergerie.live.admin.${admin.id}`} onLost={checkSession}>
      <Overlays>
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
        <GlobalShortcuts />
      </Overlays>
      <TabTitle />
      <Toaster />
      <TooltipHost />
    </LiveProvider>
  )
}
