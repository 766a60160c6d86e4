import type { Wish } from '#src/features/reservations/ports.ts'
import { bookingWordsIn } from '../booking-words/index.ts'
import { readWhen } from '../dates/read-when.ts'
import type { When } from '../dates/when.ts'
import { result } from './session.ts'
import type { ToolResult, ToolSession } from './session.ts'

/** Where the client's own words say another date than what is asked for, nobody guesses who is right. Null when they agree. */
export function datesDiffer(wish: Wish, { heard, now, language }: ToolSession): ToolResult | null {
  const read = readWhen(heard.text ?? '', now.toFormat('yyyy-MM-dd'))
  const wrote = wish.kind === 'stay' ? otherStay(read, wish) : otherSeating(read, wish)
  if (wrote === null) return null
  const words = bookingWordsIn(language)
  return result('dates_differ', `${words.several} ${wish.kind === 'stay' ? words.askDates : words.askDay}`, {
    data: { client_wrote: wrote },
  })
}

function otherStay({ stay, problem }: When, wish: Extract<Wish, { kind: 'stay' }>): string | null {
  if (stay === null || problem !== null) return null
  return stay.from === wish.from && stay.to === wish.to ? null : `${stay.from} → ${stay.to}`
}

function otherSeating({ day, time, problem }: When, wish: Extract<Wish, { kind: 'table' }>): string | null {
  if (problem !== null) return null
  if (day !== null && day !== wish.date) return day
  return time?.sure === true && time.at !== wish.time ? time.at : null
}
