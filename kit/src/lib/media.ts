import { useSyncExternalStore } from 'react'

/** Whether a media query holds now: `useMedia('(min-width: 1100px)')`. For layout alone, prefer classes. */
export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (listener) => {
      const list = window.matchMedia(query)
      list.addEventListener('change', listener)
      return () => {
        list.removeEventListener('change', listener)
      }
    },
    () => window.matchMedia(query).matches,
  )
}

/** One pane at a time, and a bar at the foot. */
export const useIsPhone = (): boolean => !useMedia('(min-width: 760px)')
