import { createContext, useContext } from 'react'

export type Overlay = 'palette' | 'shortcuts' | 'more'

export const OverlayContext = createContext<(overlay: Overlay) => void>(() => {})

/** Opens what lies over the page: search, shortcuts, or what a phone's bar has no room for. */
export const useOverlay = () => useContext(OverlayContext)
