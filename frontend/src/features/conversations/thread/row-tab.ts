import { createContext, useContext } from 'react'

/** Whether the message around is the one that Tab reaches: a thread is one tab stop, however many links it holds. */
export const RowTab = createContext(true)

export const useInnerTab = (): 0 | -1 => (useContext(RowTab) ? 0 : -1)
