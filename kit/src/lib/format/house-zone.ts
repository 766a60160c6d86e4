import { createContext } from 'react'

/** The zone that times are shown in: the house's, once we know which house. */
export const HouseZone = createContext<string | null>(null)
