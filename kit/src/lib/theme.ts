import { useSyncExternalStore } from 'react'

export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

const key = 'conciergerie.theme'
const system = () => window.matchMedia('(prefers-color-scheme: dark)')
const listeners = new Set<() => void>()

function readTheme(): Theme {
  const stored = localStorage.getItem(key)
  return themes.find((theme) => theme === stored) ?? 'system'
}

/** Puts the theme on the page; `theme.js` has done it once before the first paint. */
function applyTheme(): void {
  const theme = readTheme()
  const dark = theme === 'dark' || (theme === 'system' && system().matches)
  document.documentElement.dataset['theme'] = dark ? 'dark' : 'light'
  const canvas = getComputedStyle(document.documentElement).getPropertyValue('--canvas').trim()
  document.querySelector('meta[name="theme-color"]')?.setAttribute('content', canvas)
  for (const listener of listeners) listener()
}

/** Follows the system's theme and the choice made in another tab. */
export function startTheme(): void {
  applyTheme()
  system().addEventListener('change', applyTheme)
  window.addEventListener('storage', (event) => {
    if (event.key === key) applyTheme()
  })
}

export function setTheme(theme: Theme): void {
  localStorage.setItem(key, theme)
  applyTheme()
}

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

/** What the person chose, `system` included. */
export function useTheme(): Theme {
  return useSyncExternalStore(subscribe, readTheme)
}
