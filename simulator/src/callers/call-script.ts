/** Who calls. */
export interface Persona {
  first: string
  last: string
  /** As it is said: `du 15 au 20 mars`. */
  stay: string
  /** Another stay, for who changes their mind: `du 16 au 20 mars`. */
  otherStay: string
  /** As it is said: `06 39 98 40 12`. */
  phone: string
  /** `samedi à vingt heures`. */
  seating: string
  /** The same as an English caller says it: `15 to 20 March`, `on Saturday at eight in the evening`. */
  english: { stay: string; otherStay: string; seating: string }
}

/** What a caller says when they hear something: the first that matches. */
export interface Answer {
  when: RegExp
  say: string
}

/** A caller with something in mind. */
export interface CallScript {
  name: string
  /** What it is, in French, for people. */
  title: string
  /** In which they speak; French when not given. */
  language?: 'fr' | 'en'
  /** Said after the greeting; null: nothing, ever. */
  opening: string | null
  answers: Answer[]
  /** Heard: the caller has what they wanted. */
  goal: RegExp | null
  /** The end of the call that is wanted, where that is the point of it. */
  end?: 'house_hung_up' | 'transferred'
  /** Talks over the greeting, so many milliseconds after it began. */
  interruptsAfterMs?: number
  /** Talks over these words, once, when they are heard. */
  talksOver?: Answer
  /** Nobody is told where they call from. */
  hidesNumber?: true
  /** Must have been done by the same caller before. */
  after?: string
}
