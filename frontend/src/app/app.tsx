import { BrowserRouter } from 'react-router'
import { CrashBoundary } from './crash-boundary.tsx'
import { Providers } from './providers.tsx'
import { Router } from './router.tsx'

export function App() {
  return (
    <CrashBoundary>
      <BrowserRouter>
        <Providers>
          <Router />
        </Providers>
      </BrowserRouter>
    </CrashBoundary>
  )
}
