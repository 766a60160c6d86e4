import { createContext, useContext, useLayoutEffect, useSyncExternalStore } from 'react'

interface Page {
  title: string
}

/** What the page on screen tells the shell around it. */
export class PageStore {
  readonly #listeners = new Set<() => void>()
  #page: Page = { title: '' }

  update(change: Partial<Page>): void {
    this.#page = { ...this.#page, ...change }
    for (const listener of this.#listeners) listener()
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => {
      this.#listeners.delete(listener)
    }
  }

  read = (): Page => this.#page
}

export const PageContext = createContext(new PageStore())

/** Names the page in the browser's tab; the shell adds the house and what is unread. */
export function usePageTitle(title: string): void {
  const store = useContext(PageContext)
  useLayoutEffect(() => {
    store.update({ title })
  }, [store, title])
}

/** For the shell. */
export function usePage(): Page {
  const store = useContext(PageContext)
  return useSyncExternalStore(store.subscribe, store.read)
}
