/** A FAQ of a demo house; `key` is how the past conversations refer to it. */
export interface DemoFaq {
  key: string
  category: string
  question: string
  answer: string
  aliases?: string[]
  active?: boolean
  /** Month and day, of this year: shown in its season only. */
  season?: { from: string; to: string }
  used?: number
}
