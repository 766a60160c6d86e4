import { lazy } from 'react'
import { preload } from '@conciergerie/kit/shell/pages.ts'
import type { Page } from '@conciergerie/kit/shell/pages.ts'

/** Behind the login. One line for each page: its file, and the words it needs. */
export const pages = [
  { path: '/inbox/*', load: () => import('./routes/inbox.tsx'), words: ['conversations', 'clients', 'templates'] },
  { path: '/planning/*', load: () => import('./routes/planning.tsx'), words: ['reservations'] },
  { path: '/calls/*', load: () => import('./routes/calls.tsx'), words: ['calls'] },
  { path: '/orders', load: () => import('./routes/orders.tsx'), words: ['orders'] },
  { path: '/messages-left', load: () => import('./routes/messages-left.tsx'), words: ['left-messages'] },
  { path: '/faq/*', load: () => import('./routes/faq.tsx'), words: ['faqs'] },
  { path: '/requests/*', load: () => import('./routes/requests.tsx'), words: ['feature-requests'] },
  {
    path: '/settings/*',
    load: () => import('./routes/settings.tsx'),
    words: ['settings', 'accounts', 'templates', 'telephone'],
  },
] as const satisfies readonly Page[]

/** Before the login. */
export const publicPages = [
  { path: '/login', load: () => import('./routes/login.tsx'), words: ['welcome', 'sign-in'] },
  { path: '/invitation/:token', load: () => import('./routes/invitation.tsx'), words: ['welcome', 'sign-in'] },
  { path: '/reset-password/:token', load: () => import('./routes/reset-password.tsx'), words: ['welcome', 'sign-in'] },
] as const satisfies readonly Page[]

const loadShell = () => import('./shell/shell.tsx')

export const Shell = lazy(async () => ({ default: (await loadShell()).Shell }))

/** Fetches the code and the words of an address before they are asked for. */
export function preloadPage(pathname: string): void {
  preload({ pages, publicPages, loadShell }, pathname)
}
