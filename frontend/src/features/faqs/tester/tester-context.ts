import { createContext, useContext } from 'react'
import type { Turns } from './use-turns.ts'

export interface Tester extends Turns {
  /** FAQs that the last answer cited: lit in the table. */
  cited: ReadonlySet<number>
}

const nobody = new Set<number>()

export const TesterContext = createContext<Tester>({
  turns: [],
  isAsking: false,
  cited: nobody,
  ask: () => undefined,
  retry: () => undefined,
  reset: () => undefined,
})

export const useTester = (): Tester => useContext(TesterContext)
