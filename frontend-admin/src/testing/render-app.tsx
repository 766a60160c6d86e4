import { render } from '@testing-library/react'
import type { ReactNode } from 'react'
import { MemoryRouter, useLocation } from 'react-router'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { Toaster } from '../components/ui/toaster.tsx'
import { SessionContext } from '../lib/auth.ts'
import type { Session } from '../lib/auth.ts'
import { i18next, startI18n } from '../lib/i18n.ts'
import { ToastContext, ToastStore } from '../lib/toasts.ts'
import { alix } from './samples.ts'

/** Readies French, and the words of these rooms. */
export async function speak(...rooms: string[]): Promise<void> {
  localStorage.setItem('conciergerie.language', 'fr')
  await startI18n()
  await i18next.loadNamespaces(rooms)
}

interface Options {
  at?: string
  session?: Session | null
}

/** Renders a part of a page as the shell would: signed in, with toasts, at an address. */
export function renderPart(part: ReactNode, { at = '/', session = alix }: Options = {}) {
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
