import { BrowserRouter } from 'react-router'
import { CrashBoundary } from '@conciergerie/kit/shell/crash-boundary.tsx'
import { PreloadContext } from '@conciergerie/kit/shell/preload-context.ts'
import { Providers } from '@conciergerie/kit/shell/providers.tsx'
import { sessionQuery } from '../lib/auth.ts'
import { preloadPage } from './pages.ts'
import { Router } from './router.tsx'

export function App() {
  return (
    <CrashBoundary>
      <BrowserRouter basename={import.meta.env.BASE_URL}>
        <Providers session={sessionQuery.queryKey}>
          <PreloadContext value={preloadPage}>
            <Router />
          </PreloadContext>
        </Providers>
      </BrowserRouter>
    </CrashBoundary>
  )
}
