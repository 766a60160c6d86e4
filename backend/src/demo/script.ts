import type { HumanReason } from '@conciergerie/contract'
import type { Location } from '#src/features/conversations/inbound.ts'
import type { ThreadEvent } from '#src/features/conversations/thread-log.ts'

/** Who of the demo team: an owner and a concierge. */
export type TeamMember = 'marie' | 'yann'

/** One line of a past conversation, so many minutes ago. */
export type Line = { ago: number } & (
  | { by: 'client'; text: string; location?: Location; suggestion?: string }
  | { by: 'ai'; text: string; faqs: readonly string[]; outcome?: 'answered' | 'unanswered' | 'human' }
  | { by: TeamMember; text: string; failure?: { code: string; message: string } }
  | { by: 'note'; author: TeamMember; text: string }
  | { by: 'event'; event: ThreadEvent }
)

export interface Guest {
  name: string | null
  profileName: string
  phone: string
  language: string
  tags?: readonly string[]
  vip?: boolean
  allergies?: string
  note?: string
  optedOut?: boolean
}

/** A past conversation, oldest line first, and how it stands now. */
export interface Script {
  guest: Guest
  lines: readonly Line[]
  closed?: boolean
  needsHuman?: HumanReason
  assignee?: TeamMember
  unread?: number
  aiMode?: 'suggest' | 'off'
  /** The AI keeps quiet for so many minutes more. */
  aiPausedFor?: number
}

export const minutes = { hour: 60, day: 24 * 60 }

export const client = (ago: number, text: string, more: { location?: Location; suggestion?: string } = {}): Line => ({
  by: 'client',
  ago,
  text,
  ...more,
})

/** @param faqs keys of the FAQs that the answer stands on; none: it promised a human */
export const ai = (ago: number, text: string, ...faqs: string[]): Line => ({
  by: 'ai',
  ago,
  text,
  faqs,
  outcome: faqs.length > 0 ? 'answered' : 'unanswered',
})

/** A word of courtesy, which needs no source. */
export const courtesy = (ago: number, text: string): Line => ({ by: 'ai', ago, text, faqs: [], outcome: 'answered' })

export const handOver = (ago: number, text: string): Line => ({ by: 'ai', ago, text, faqs: [], outcome: 'human' })

export const person = (
  by: TeamMember,
  ago: number,
  text: string,
  failure?: { code: string; message: string },
): Line => ({ by, ago, text, ...(failure ? { failure } : {}) })

export const note = (author: TeamMember, ago: number, text: string): Line => ({ by: 'note', author, ago, text })

export const event = (ago: number, name: ThreadEvent['name'], details: Record<string, string> = {}): Line => ({
  by: 'event',
  ago,
  event: { name, details },
})
