import { createContext } from 'react'

/** Closes the menu that the item is in. */
export const MenuContext = createContext(() => {})
