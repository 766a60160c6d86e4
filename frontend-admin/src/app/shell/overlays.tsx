import { Suspense, lazy, useState } from 'react'
import type { ReactNode } from 'react'
import { preloadWords } from '@conciergerie/kit/lib/i18n.ts'
import { OverlayContext } from './overlay-context.ts'
import type { Overlay } from './overlay-context.ts'

const overlays = {
  palette: lazy(async () => ({ default: (await import('../palette/palette.tsx')).Palette })),
  shortcuts: lazy(async () => ({ default: (await import('./shortcut-help.tsx')).ShortcutHelp })),
  more: lazy(async () => ({ default: (await import('./more-sheet.tsx')).MoreSheet })),
}

/** Holds what lies over the page, fetched when it is first opened. */
export function Overlays({ children }: { children: ReactNode }) {
  const [shown, setShown] = useState<Overlay | null>(null)
  const Shown = shown && overlays[shown]
  const show = (overlay: Overlay) => {
    if (overlay === 'palette') preloadWords(['palette'])
    setShown(overlay)
  }
  return (
    <OverlayContext value={show}>
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
