import { Suspense } from 'react'
import { Navigate, Route, Routes } from 'react-router'
import { lazyPage } from '@conciergerie/kit/shell/pages.ts'
import { Splash } from '@conciergerie/kit/shell/splash.tsx'
import { NotFoundPage } from './not-found-page.tsx'
import { Shell, pages, publicPages } from './pages.ts'
import { SessionGate } from './session-gate.tsx'

const open = publicPages.map((page) => ({ path: page.path, Page: lazyPage(page) }))
const inside = pages.map((page) => ({ path: page.path, Page: lazyPage(page) }))

/** Which page an address shows. */
export function Router() {
  return (
    <Suspense fallback={<Splash />}>
      <Routes>
        {open.map(({ path, Page }) => (
          <Route key={path} path={path} element={<Page />} />
        ))}
        <Route element={<SessionGate />}>
          <Route element={<Shell />}>
            <Route index element={<Navigate to="/inbox" replace />} />
            {inside.map(({ path, Page }) => (
              <Route key={path} path={path} element={<Page />} />
            ))}
            <Route path="*" element={<NotFoundPage />} />
          </Route>
        </Route>
      </Routes>
    </Suspense>
  )
}
