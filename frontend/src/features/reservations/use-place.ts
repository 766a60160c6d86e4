import { useMemo } from 'react'
import { useSearchParams } from 'react-router'
import { dayIn } from '@conciergerie/kit/lib/format/calendar.ts'
import { useSession } from '../../lib/auth.ts'
import { isDay } from './days.ts'

export type Kind = 'stay' | 'table'
export type View = 'planning' | 'list' | 'month'
export type Span = 7 | 14 | 30

export interface Place {
  kind: Kind
  view: View
  /** First day shown, or the day of the list, or any day of the month. */
  date: string
  today: string
  days: Span
  /** Service of the table planning, when one was chosen. */
  serviceId: number | null
  /** Reservation in the drawer. */
  reservationId: number | null
  /** The form is open, with what was chosen for it. */
  booking: URLSearchParams | null
  isWaitlistOpen: boolean
}

const views: readonly View[] = ['planning', 'list', 'month']
const bookingFields = ['from', 'to', 'time', 'unit', 'type', 'party', 'client', 'conversation'] as const
export type BookingField = (typeof bookingFields)[number]
export type Start = Partial<Record<BookingField, string>>

/** What the address says is shown, and how to go elsewhere: the back button, sharing and reloading all work. */
export function usePlace(fallback: Kind): [Place, Moves] {
  const [search, setSearch] = useSearchParams()
  const today = useToday()
  const place = useMemo(() => readPlace(search, fallback, today), [search, fallback, today])
  const moves = useMemo(() => {
    const set = (change: Record<string, string | null>, replace = true) => {
      setSearch((now) => edit(now, change), { replace })
    }
    return {
      show: (change: Partial<Record<'kind' | 'view' | 'date' | 'days' | 'service', string | null>>) => {
        set(change)
      },
      open: (id: number | null) => {
        set({ reservation: id === null ? null : String(id), book: null, waitlist: null }, id === null)
      },
      book: (start: Start | null) => {
        const cleared = Object.fromEntries(bookingFields.map((field) => [field, null]))
        set({ ...cleared, ...start, book: start === null ? null : '1', reservation: null }, start === null)
      },
      showWaitlist: (isOpen: boolean) => {
        set({ waitlist: isOpen ? '1' : null, reservation: null }, !isOpen)
      },
    }
  }, [setSearch])
  return [place, moves]
}

export interface Moves {
  show: (change: Partial<Record<'kind' | 'view' | 'date' | 'days' | 'service', string | null>>) => void
  open: (id: number | null) => void
  book: (start: Start | null) => void
  showWaitlist: (isOpen: boolean) => void
}

/** The day it is in the house. */
export function useToday(): string {
  const { conciergerie } = useSession()
  return dayIn(conciergerie.timezone, new Date())
}

function edit(search: URLSearchParams, change: Record<string, string | null>): URLSearchParams {
  const next = new URLSearchParams(search)
  for (const [name, value] of Object.entries(change)) {
    if (value === null) next.delete(name)
    else next.set(name, value)
  }
  return next
}

function readPlace(search: URLSearchParams, fallback: Kind, today: string): Place {
  const asked = search.get('date')
  const days = Number(search.get('days'))
  return {
    kind: search.get('kind') === 'table' ? 'table' : search.get('kind') === 'stay' ? 'stay' : fallback,
    view: views.find((view) => view === search.get('view')) ?? 'planning',
    date: isDay(asked) ? asked : today,
    today,
    days: days === 7 || days === 30 ? days : 14,
    serviceId: readId(search.get('service')),
    reservationId: readId(search.get('reservation')),
    booking: search.has('book') ? search : null,
    isWaitlistOpen: search.has('waitlist'),
  }
}

const readId = (text: string | null) => (text !== null && /^[1-9]\d{0,14}$/.test(text) ? Number(text) : null)
