import { createContext, useContext, useLayoutEffect, useSyncExternalStore } from 'react'

interface Page {
  title: string
  /** On a phone the page takes the whole screen: the bar at the foot gives way. */
  whole: boolean
}

/** What the page on screen tells the shell around it. */
export class PageStore {
  readonly #listeners = new Set<() => void>()
  #page: Page = { title: '', whole: false }

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

/** Hides the bar at the foot of a phone's screen, for a thread that has its own. */
export function useWholeScreen(whole = true): void {
  const store = useContext(PageContext)
  useLayoutEffect(() => {
    store.update({ whole })
    return () => {
      store.update({ whole: false })
    }
  }, [store, whole])
}

/** For the shell. */
export function usePage(): Page {
  const store = useContext(PageContext)
  return useSyncExternalStore(store.subscribe, store.read)
}
