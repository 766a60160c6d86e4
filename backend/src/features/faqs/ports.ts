import type { AnswerOutcome, HouseKind } from '@conciergerie/contract'
import type { MemberActor } from '#src/actor.ts'
import type { Tx } from '#src/db/database.ts'

/** The house that FAQs belong to, its trade and language: the conciergeries room. */
export interface HouseReader {
  /** @throws AppError not_found */
  read(conciergerieId: number): Promise<{ kind: HouseKind; locale: string }>
}

export interface WaitingAnswer {
  conciergerieId: number
  conversationId: number
  text: string
  sources: readonly { faqId: number; question: string; version: number; quote: string }[]
  /** Who published it. */
  actor: MemberActor
}

/** Answers clients whose question was left open: the conversations room. */
export interface WaitingAnswerer {
  /** Nobody else writes to this client before the caller's transaction ends. */
  lock(tx: Tx, conciergerieId: number, conversationId: number): Promise<void>
  /**
   * Writes the message and its delivery inside the caller's transaction.
   * @returns false when free text may not be sent to this client any more: outside the window, opted out, blocked
   */
  answer(tx: Tx, answer: WaitingAnswer): Promise<boolean>
}

/** Proposes an answer for the concierge to read again: the agent. */
export interface AnswerDrafter {
  /** @returns null when nothing known comes near. Never throws because of the model. */
  draft(conciergerieId: number, question: { text: string; language: string | null }): Promise<string | null>
}

export interface TriedTurn {
  from: 'client' | 'house'
  text: string
}

interface TriedFaq {
  faqId: number
  question: string
  score: number
}

export interface TriedAnswer {
  outcome: AnswerOutcome
  answer: string
  language: string | null
  reason: string | null
  sources: (TriedFaq & { quote: string })[]
  candidates: TriedFaq[]
  latencyMs: number
  by: 'model' | 'exact' | 'ranker' | 'fallback'
}

/** Answers as a client would be answered, without storing or sending anything: the agent. */
export interface AnswerTester {
  try(conciergerieId: number, question: string, history: readonly TriedTurn[]): Promise<TriedAnswer>
}

/** A question that no FAQ answered, as conversations, the telephone or a script raises it. */
export interface AskedQuestion {
  conciergerieId: number
  text: string
  language: string | null
  channel: 'whatsapp' | 'phone' | 'api' | 'tester'
  conversationId: number | null
  messageId: number | null
  clientId: number | null
  /** The call in which it was asked; absent elsewhere. */
  callId?: number | null
}

/** Files unanswered questions inside the caller's transaction. */
export interface QuestionFiler {
  /** @returns the question it was filed under: near-duplicates share one */
  fileQuestion(tx: Tx, asked: AskedQuestion): Promise<number>
  /** A person answered this conversation by hand: nobody waits there any more. */
  settleAsks(tx: Tx, conciergerieId: number, conversationId: number): Promise<void>
}

/** Counts what was used, inside the transaction that sends the answer. */
export interface FaqUsage {
  countUse(tx: Tx, conciergerieId: number, faqIds: readonly number[]): Promise<void>
}
