export { describeKeys } from './shortcuts/keys.ts'
export type { Shortcut } from './shortcuts/shortcut-registry.ts'
export {
  startShortcuts,
  useShortcut,
  useShortcutLayer,
  useShortcutList,
  useSingleKeys,
} from './shortcuts/use-shortcuts.ts'
