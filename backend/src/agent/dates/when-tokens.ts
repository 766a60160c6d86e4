/** A day as it was said; what is absent is worked out from the present. */
export interface DayRef {
  /** From today. */
  offset?: number
  /** 1 = Monday … 7 = Sunday. */
  weekday?: number
  dom?: number
  month?: number
  year?: number
  /** "En huit", "en quinze", "de la semaine prochaine". */
  weeks?: number
  /** "Prochain": not today. */
  next?: boolean
  /** "Ce mardi", said on a Tuesday, is today. */
  thisWeek?: boolean
  /** "Tonight". */
  part?: Part
}

export const parts = {
  morning: ['04:00', '12:00'],
  earlyMorning: ['07:00', '09:00'],
  noon: ['12:00', '14:00'],
  afternoon: ['12:00', '19:00'],
  lateAfternoon: ['17:00', '19:00'],
  endOfDay: ['17:00', '21:00'],
  evening: ['18:00', '24:00'],
  earlyEvening: ['18:00', '21:00'],
  lateEvening: ['21:00', '24:00'],
  night: ['20:00', '24:00'],
} as const
export type Part = keyof typeof parts

export interface Clock {
  hours: number
  minutes: number
  /** False: eight o'clock that may be in the evening. */
  sure: boolean
}

export type Token = { text: string } & (
  | { type: 'day'; ref: DayRef }
  | { type: 'time'; clock: Clock }
  | { type: 'part'; part: Part }
  | { type: 'nights'; nights: number }
  | { type: 'number'; value: number }
  /** Stands between two days or times, or before them, and says how they belong together. */
  | { type: 'glue' }
  /** A date that is none: a month, a week, a week-end. */
  | { type: 'vague' }
  /** What stands beside it is not what is meant: before, after, until, not. */
  | { type: 'spoiler' }
  | { type: 'arrival' }
  | { type: 'departure' }
  | { type: 'word' }
)

export type TokenOf<T extends Token['type']> = Extract<Token, { type: T }>
