import { useState } from 'react'
import type { ReactNode } from 'react'
import { QueryClientProvider } from '@tanstack/react-query'
import { PageContext, PageStore } from '@conciergerie/kit/lib/page.ts'
import { ToastContext, ToastStore } from '@conciergerie/kit/lib/toasts.ts'
import { createQueryClient } from './query-client.ts'

/** What every page may count on, signed in or not. */
export function Providers({ children }: { children: ReactNode }) {
  const [client] = useState(createQueryClient)
  const [toasts] = useState(() => new ToastStore())
  const [page] = useState(() => new PageStore())
  return (
    <QueryClientProvider client={client}>
      <ToastContext value={toasts}>
        <PageContext value={page}>{children}</PageContext>
      </ToastContext>
    </QueryClientProvider>
  )
}
