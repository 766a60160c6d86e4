import { lazy } from 'react'
import type { ComponentType } from 'react'
import { preloadWords } from '../lib/i18n.ts'

export interface Page {
  /** Where it lives; with `/*` it has addresses of its own below. */
  path: string
  load: () => Promise<{ Page: ComponentType }>
  /** Rooms whose words it speaks: fetched beside its code rather than after it. */
  words: readonly string[]
}

interface Screen {
  /** Behind the login; the first is where an address leads that is none of ours. */
  pages: readonly [Page, ...Page[]]
  /** Before it. */
  publicPages: readonly Page[]
  loadShell: () => Promise<unknown>
}

/** The page as a component that comes when it is first shown. */
export function lazyPage({ load }: Page) {
  return lazy(async () => ({ default: (await load()).Page }))
}

const isAt =
  (pathname: string) =>
  ({ path }: Page) =>
    pathname.startsWith(`/${path.split('/')[1] ?? ''}`)

/** Fetches the code and the words of an address before they are asked for. */
export function preload({ pages, publicPages, loadShell }: Screen, pathname: string): void {
  const open = publicPages.find(isAt(pathname))
  const page = open ?? pages.find(isAt(pathname)) ?? pages[0]
  // A failure here shows again, with its reason, when the page itself is rendered.
  const forgive = () => undefined
  page.load().catch(forgive)
  if (!open) loadShell().catch(forgive)
  preloadWords(open ? page.words : ['shell', ...page.words])
}
