import { useContext } from 'react'
import { HouseZone, useNow } from '../../../lib/format.ts'

/** The day it is in the house, `YYYY-MM-DD`. */
export function useToday(): string {
  const zone = useContext(HouseZone)
  const now = useNow()
  const options = {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    ...(zone === null ? {} : { timeZone: zone }),
  } as const
  return new Intl.DateTimeFormat('en-CA', options).format(now)
}
