import { wallTimeIn } from '@conciergerie/kit/lib/format/calendar.ts'
import { useNow } from '@conciergerie/kit/lib/format.ts'
import { useSession } from '../../../lib/auth.ts'
import { minutesInto } from './hours.ts'

/** The present on the line of an evening, moving by itself; null on any other one. */
export function useMinutesNow(date: string): number | null {
  const { conciergerie } = useSession()
  return minutesInto(date, wallTimeIn(conciergerie.timezone, new Date(useNow())))
}
