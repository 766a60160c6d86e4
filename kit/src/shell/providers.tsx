import { useState } from 'react'
import type { ReactNode } from 'react'
import { QueryClientProvider } from '@tanstack/react-query'
import type { QueryKey } from '@tanstack/react-query'
import { PageContext, PageStore } from '../lib/page.ts'
import { ToastContext, ToastStore } from '../lib/toasts.ts'
import { createQueryClient } from './query-client.ts'

interface Props {
  /** Under which the screen asks who is here. */
  session: QueryKey
  children: ReactNode
}

/** What every page may count on, signed in or not. */
export function Providers({ session, children }: Props) {
  const [client] = useState(() => createQueryClient(session))
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
