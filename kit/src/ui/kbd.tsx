import { describeKeys } from '../lib/shortcuts/keys.ts'

/** Keys as they are written on the keyboard; only for the eyes, the shortcut list says them in words. */
export function Kbd({ keys }: { keys: string }) {
  return (
    <kbd
      aria-hidden
      className="ml-1 inline-flex min-w-4.5 items-center justify-center rounded-chip border border-current/30 px-1 font-sans text-micro font-medium opacity-90 max-tablet:hidden"
    >
      {describeKeys(keys).join(' ')}
    </kbd>
  )
}
