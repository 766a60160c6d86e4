import { useSyncExternalStore } from 'react'

const listeners = new Set<() => void>()

function subscribe(listener: () => void) {
  listeners.add(listener)
  window.addEventListener('storage', listener)
  return () => {
    listeners.delete(listener)
    window.removeEventListener('storage', listener)
  }
}

const fullName = (name: string) => `conciergerie.${name}`

export function readStored(name: string): string | null {
  return localStorage.getItem(fullName(name))
}

/** Keeps a small preference in this browser; null forgets it. A full storage keeps the old one. */
export function writeStored(name: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(fullName(name))
    else localStorage.setItem(fullName(name), value)
  } catch (error) {
    if (!(error instanceof DOMException)) throw error
  }
  for (const listener of listeners) listener()
}

/** A preference of this browser, the same in every tab: `[value, write]`. */
export function useStored(name: string): [string | null, (value: string | null) => void] {
  const value = useSyncExternalStore(subscribe, () => readStored(name))
  return [
    value,
    (next) => {
      writeStored(name, next)
    },
  ]
}
