import { useContext } from 'react'
import { HouseZone, useNow } from '@conciergerie/kit/lib/format.ts'
import { dayIn } from '@conciergerie/kit/lib/format/calendar.ts'

/** The day it is in the house, `YYYY-MM-DD`. */
export function useToday(): string {
  const zone = useContext(HouseZone)
  const now = useNow()
  return dayIn(zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone, new Date(now))
}
