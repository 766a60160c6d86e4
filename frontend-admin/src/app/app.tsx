import { BrowserRouter } from 'react-router'
import { CrashBoundary } from './crash-boundary.tsx'
import { preloadPage } from './pages.ts'
import { PreloadContext } from './preload-context.ts'
import { Providers } from './providers.tsx'
import { Router } from './router.tsx'

export function App() {
  return (
    <CrashBoundary>
      <BrowserRouter basename={import.meta.env.BASE_URL}>
        <Providers>
          <PreloadContext value={preloadPage}>
            <Router />
          </PreloadContext>
        </Providers>
      </BrowserRouter>
    </CrashBoundary>
  )
}
