/** A service as far as its hours go. */
export interface Hours {
  weekdays: number
  first_seating: string
  last_seating: string
}

const day = 24 * 60
const week = 7 * day

export const isOnQuarter = (time: string) => Number(time.slice(3)) % 15 === 0

/** Minutes from the first to the last seating; a last one before the first is past midnight. */
export function lengthOf({ first_seating, last_seating }: Hours): number {
  return (minutesOf(last_seating) - minutesOf(first_seating) + day) % day
}

/** Whether some seating of a week could belong to both. */
export function overlap(a: Hours, b: Hours): boolean {
  return startsOf(a).some((from) =>
    startsOf(b).some((other) => {
      const gap = (other - from + week) % week
      return gap <= lengthOf(a) || week - gap <= lengthOf(b)
    }),
  )
}

/** First seatings of a week, in minutes from Monday 00:00. */
function startsOf({ weekdays, first_seating }: Hours): number[] {
  const days = [0, 1, 2, 3, 4, 5, 6].filter((index) => (weekdays & (1 << index)) !== 0)
  return days.map((index) => index * day + minutesOf(first_seating))
}

const minutesOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
