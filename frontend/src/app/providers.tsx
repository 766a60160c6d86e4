import { useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import { QueryClientProvider } from '@tanstack/react-query'
import { Toaster } from '../components/ui/toaster.tsx'
import { TooltipHost } from '../components/ui/tooltip-host.tsx'
import { PageContext, PageStore } from '../lib/page.ts'
import { startShortcuts } from '../lib/shortcuts.ts'
import { ToastContext, ToastStore } from '../lib/toasts.ts'
import { createQueryClient } from './query-client.ts'

/** What every page may count on, signed in or not. */
export function Providers({ children }: { children: ReactNode }) {
  const [client] = useState(createQueryClient)
  const [toasts] = useState(() => new ToastStore())
  const [page] = useState(() => new PageStore())
  useEffect(startShortcuts, [])
  return (
    <QueryClientProvider client={client}>
      <ToastContext value={toasts}>
        <PageContext value={page}>
          {children}
          <Toaster />
          <TooltipHost />
        </PageContext>
      </ToastContext>
    </QueryClientProvider>
  )
}
