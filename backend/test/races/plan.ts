/** What the processes of a race tell one another, a JSON line at a time. */
export interface Doors {
  url: string
  key: string
  /** Session of a member. */
  token: string
  /** Keys that websites show to everybody: each is kept from filling a house. */
  siteKeys: string[]
  unitIds: number[]
}

export interface ClientOrder extends Doors {
  /** Number of the process: its bookings are told apart by it. */
  client: number
  attempts: number
}

/** What a client process saw. */
export interface ClientReport {
  /** References of bookings that were acknowledged, with the ids they got; null: a website's, which has none. */
  acknowledged: [ref: string | null, id: number][]
  /** References of bookings that were refused: nothing of them may be there. */
  refused: string[]
  /** References whose answer never came. */
  unknown: string[]
  counts: Record<string, number>
  /** What no client should ever see. */
  faults: string[]
}

/** What a client in the chat was told. */
export interface ChatReport {
  phone: string
  /** Code of the confirmation; null when there was none. */
  code: string | null
  /** The house was full, and they were put on the waiting list. */
  waits: boolean
  /** What was said, where it came to neither. */
  lost: string | null
}

export const siteOrigin = 'https://www.courses.example'

/** Present of the race: a Friday morning in Paris that does not move, so that every run asks for the same days. */
export const raceStart = '2026-11-20T10:00:00.000Z'
export const firstDay = '2026-11-20'
/** Minutes of the race in one of ours: options lapse while it lasts. */
export const pace = 4
/** Stays are asked for within so many days, tables within so many evenings. */
export const stayDays = 40
export const tableDays = 6

/** The same choices for the same seed. */
export function seededRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0
    return (state >>> 0) / 2 ** 32
  }
}
