import { Suspense, lazy, useState } from 'react'
import type { ComponentType, ReactNode } from 'react'
import { OverlayContext } from './overlay-context.ts'
import type { Overlay } from './overlay-context.ts'

const ShortcutHelp = lazy(async () => ({ default: (await import('./shortcut-help.tsx')).ShortcutHelp }))

interface Props {
  /** What each screen fills in its own way. */
  own: Record<Exclude<Overlay, 'shortcuts'>, ComponentType<{ onClose: () => void }>>
  children: ReactNode
}

/** Holds what lies over the page, fetched when it is first opened. */
export function Overlays({ own, children }: Props) {
  const [shown, setShown] = useState<Overlay | null>(null)
  const Shown = shown === 'shortcuts' ? ShortcutHelp : shown && own[shown]
  return (
    <OverlayContext value={setShown}>
      {children}
      {Shown && (
        <Suspense>
          <Shown
            onClose={() => {
              setShown(null)
            }}
          />
        </Suspense>
      )}
    </OverlayContext>
  )
}
