import { lazy } from 'react'
import { preload } from '@conciergerie/kit/shell/pages.ts'
import type { Page } from '@conciergerie/kit/shell/pages.ts'

/** Behind the login. One line for each page: its file, and the words it needs. */
export const pages = [
  { path: '/requests/*', load: () => import('./routes/requests.tsx'), words: ['feature-requests'] },
  { path: '/conciergeries/*', load: () => import('./routes/conciergeries.tsx'), words: ['conciergeries'] },
  { path: '/lines/*', load: () => import('./routes/lines.tsx'), words: ['lines'] },
  { path: '/health/*', load: () => import('./routes/health.tsx'), words: ['health'] },
  { path: '/account', load: () => import('./routes/account.tsx'), words: ['account'] },
] as const satisfies readonly Page[]

/** Before the login. */
export const publicPages = [
  { path: '/login', load: () => import('./routes/login.tsx'), words: ['welcome', 'sign-in'] },
] as const satisfies readonly Page[]

const loadShell = () => import('./shell/shell.tsx')

export const Shell = lazy(async () => ({ default: (await loadShell()).Shell }))

/** Fetches the code and the words of an address before they are asked for. */
export function preloadPage(pathname: string): void {
  preload({ pages, publicPages, loadShell }, pathname)
}
