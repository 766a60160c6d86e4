import { useEffect, useEffectEvent, useLayoutEffect, useSyncExternalStore } from 'react'
import { readStored, useStored } from '../stored.ts'
import { ShortcutRegistry } from './shortcut-registry.ts'
import type { Shortcut } from './shortcut-registry.ts'

const setting = 'single-keys'
const registry = new ShortcutRegistry(() => readStored(setting) !== 'off')

/** Listens to the keyboard for as long as the app is there. */
export function startShortcuts(): () => void {
  document.addEventListener('keydown', registry.handle)
  return () => {
    document.removeEventListener('keydown', registry.handle)
  }
}

/**
 * A shortcut while this component is on screen.
 * @param shortcut null when there is none just now
 */
export function useShortcut(shortcut: Shortcut | null): void {
  const runLatest = useEffectEvent((event: KeyboardEvent) => shortcut?.run(event))
  const { keys, label, group, inFields } = shortcut ?? {}
  useEffect(() => {
    if (keys === undefined) return
    const words = label === undefined ? {} : { label }
    const heading = group === undefined ? {} : { group }
    const run = (event: KeyboardEvent) => {
      runLatest(event)
    }
    return registry.add({ keys, ...words, ...heading, inFields: inFields ?? false, run })
  }, [keys, label, group, inFields])
}

/** Silences the shortcuts of the page for as long as a dialog is over it. */
export function useShortcutLayer(): void {
  useLayoutEffect(() => registry.openLayer(), [])
}

/** What works on this screen, for the list under `?`. */
export function useShortcutList(): readonly Shortcut[] {
  return useSyncExternalStore(registry.subscribe, registry.list)
}

/** Whether single letters are shortcuts here; some people's voice or tremor types them unasked. */
export function useSingleKeys(): [boolean, (on: boolean) => void] {
  const [value, write] = useStored(setting)
  return [
    value !== 'off',
    (on) => {
      write(on ? null : 'off')
    },
  ]
}
