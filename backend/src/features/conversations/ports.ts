import type { Tx } from '#src/db/database.ts'
import type { Addressee, Channel, House, TwilioAccount } from '#src/features/conciergeries/house.ts'

/** What this room asks of the houses: the conciergeries room. */
export interface Houses {
  /** @throws AppError not_found */
  read(conciergerieId: number): Promise<House>
  /** How the house sends and receives. @throws AppError not_found */
  channelOf(conciergerieId: number): Promise<Channel>
  /** Whose pool or number a webhook speaks of; null when it is nobody's. Called for every message: answers from memory. */
  findByChannel(addressee: Addressee): Promise<{ conciergerieId: number; channel: Channel } | null>
}

/** The accounts that houses receive with: the conciergeries room. */
export interface AccountBook {
  /** Each once, with the houses that share it. */
  listAccounts(): Promise<{ account: TwilioAccount; houses: number[] }[]>
}

/** What the webhooks of SMS ask of the houses. */
export interface SmsHouses {
  /** @throws AppError not_found */
  channelOf(conciergerieId: number): Promise<Channel>
  /** Whose an SMS number is, and for which houses it may speak, the likeliest first; null when it is nobody's. */
  findBySmsNumber(accountSid: string, number: string): Promise<{ account: TwilioAccount; houses: number[] } | null>
}

export interface ApprovedTemplate {
  contentSid: string
  name: string
  language: string
  body: string
  /** Names of its variables, in order. */
  variables: string[]
}

/** Approved WhatsApp templates: the templates room. */
export interface TemplateBook {
  findApproved(conciergerieId: number, id: number): Promise<ApprovedTemplate | null>
  markBroken(tx: Tx, conciergerieId: number, contentSid: string): Promise<void>
}

/** How often each FAQ was used, for the sources under an answer: the FAQs room. */
export interface FaqCounts {
  usageCounts(conciergerieId: number, faqIds: readonly number[]): Promise<ReadonlyMap<number, number>>
}
