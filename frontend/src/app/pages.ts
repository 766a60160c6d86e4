import { lazy } from 'react'
import type { ComponentType } from 'react'
import { preloadWords } from '@conciergerie/kit/lib/i18n.ts'

interface Page {
  /** Where it lives; with `/*` it has addresses of its own below. */
  path: string
  load: () => Promise<{ Page: ComponentType }>
  /** Rooms whose words it speaks: fetched beside its code rather than after it. */
  words: readonly string[]
}

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

/** The page as a component that comes when it is first shown. */
export function lazyPage({ load }: Page) {
  return lazy(async () => ({ default: (await load()).Page }))
}

const isAt =
  (pathname: string) =>
  ({ path }: Page) =>
    pathname.startsWith(`/${path.split('/')[1] ?? ''}`)

/** Fetches the code and the words of an address before they are asked for. */
export function preloadPage(pathname: string): void {
  const open = publicPages.find(isAt(pathname))
  const page: Page = open ?? pages.find(isAt(pathname)) ?? pages[0]
  // A failure here shows again, with its reason, when the page itself is rendered.
  const forgive = () => undefined
  page.load().catch(forgive)
  if (!open) loadShell().catch(forgive)
  preloadWords(open ? page.words : ['shell', ...page.words])
}
