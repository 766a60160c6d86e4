import { render } from '@testing-library/react'
import type { ReactNode } from 'react'
import { MemoryRouter, useLocation } from 'react-router'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { Toaster } from '@conciergerie/kit/ui/toaster.tsx'
import { ToastContext, ToastStore } from '@conciergerie/kit/lib/toasts.ts'
import { speakFrench } from '@conciergerie/kit/testing/speak.ts'
import { SessionContext } from '../lib/auth.ts'
import type { Session } from '../lib/auth.ts'
import { catalogues } from '../locales/catalogues.ts'
import { marie } from './samples.ts'

/** Readies French, and the words of these rooms. */
export const speak = (...rooms: string[]): Promise<void> => speakFrench(catalogues, rooms)

interface Options {
  at?: string
  session?: Session | null
}

/** Renders a part of a page as the shell would: signed in, with toasts, at an address. */
export function renderPart(part: ReactNode, { at = '/', session = marie }: Options = {}) {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false }, mutations: { retry: false } } })
  return {
    client,
    ...render(
      <MemoryRouter initialEntries={[at]}>
        <QueryClientProvider client={client}>
          <ToastContext value={new ToastStore()}>
            <SessionContext value={session}>{part}</SessionContext>
            <Toaster />
            <Address />
          </ToastContext>
        </QueryClientProvider>
      </MemoryRouter>,
    ),
  }
}

/** Where we are, for a test to read. */
function Address() {
  const { pathname, search } = useLocation()
  return <output data-testid="address">{pathname + search}</output>
}
