import { createContext, useContext } from 'react'

export const PreloadContext = createContext<(address: string) => void>(() => {})

/** Fetches the code and the words of a page that will probably be asked for next. */
export const usePreload = () => useContext(PreloadContext)
