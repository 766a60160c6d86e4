import type { HumanReason } from '@conciergerie/contract'
import type { DateTime } from 'luxon'
import type { House } from '#src/features/conciergeries/house.ts'
import type { Reply } from '#src/features/conversations/reply-author.ts'
import type { Shelf, ShelfFaq } from '#src/features/faqs/shelf.ts'
import type { Burst } from './burst.ts'
import type { Scene } from './scene.ts'
import type { Language } from './wording/index.ts'

/** All that an answer may be made of. */
export interface Situation {
  house: House
  shelf: Shelf
  burst: Burst
  client: { name: string | null; language: string | null }
  /** The client's, as far as it shows; the house's otherwise. */
  language: Language
  /** The present in the house's zone. */
  now: DateTime
  /** The booking desk; null where the house sells nothing. */
  scene: Scene | null
}

/** An answer before it is dressed: disclosure, typography and cost come last. */
export interface Draft {
  outcome: Reply['outcome']
  text: string
  /** ISO 639-1. */
  language: string
  faqs: readonly ShelfFaq[]
  humanReason: HumanReason | null
  unansweredQuestion: string | null
  reason: string | null
  madeBy: Reply['madeBy']
  actions?: Reply['actions']
  memory?: string | null
  recaps?: readonly number[]
}
