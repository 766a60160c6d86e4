import type { HouseActor, MemberActor } from '#src/actor.ts'
import type { Clock } from '#src/clock.ts'
import type { Database, Tx } from '#src/db/database.ts'
import { takeTurn } from '#src/db/house-writer.ts'
import { AppError, notFound } from '#src/errors.ts'
import type { Events } from '#src/live/event-log.ts'
import { cutText } from '#src/text/cut-text.ts'
import { fold } from '#src/text/fold.ts'
import { words } from './locales/error-words.ts'
import type { AnswerDrafter, AskedQuestion, QuestionFiler } from './ports.ts'
import type { QuestionDesk } from './question-desk.ts'
import * as store from './questions.store.ts'
import { sameQuestion } from './same-question.ts'

export interface QuestionsParts {
  db: Database
  events: Events
  now: Clock
  desk: QuestionDesk
  drafter: AnswerDrafter
}

/** A new question is compared with this many of the latest ones. */
const mostCompared = 200
const longestText = 500

/** Files what no FAQ answered, and what a house decides about it. */
export class QuestionsService implements QuestionFiler {
  readonly #db: Database
  readonly #events: Events
  readonly #now: Clock
  readonly #desk: QuestionDesk
  readonly #drafter: AnswerDrafter

  constructor({ db, events, now, desk, drafter }: QuestionsParts) {
    this.#db = db
    this.#events = events
    this.#now = now
    this.#desk = desk
    this.#drafter = drafter
  }

  async fileQuestion(tx: Tx, asked: AskedQuestion): Promise<number> {
    const { conciergerieId } = asked
    const text = cutText(asked.text.trim(), longestText)
    const at = this.#now().toISOString()
    // one after the other: two who ask the same at once share one question
    await takeTurn(tx, 'questions', conciergerieId)
    const known = await this.#findSame(tx, conciergerieId, text, asked.language)
    const isRaised = known !== null && (await store.raiseQuestion(tx.q, conciergerieId, known, at))
    const id = isRaised ? known : await insertNew(tx, conciergerieId, text, asked.language, at)
    await store.insertAsk(tx.q, {
      conciergerie_id: conciergerieId,
      question_id: id,
      text,
      channel: asked.channel,
      conversation_id: asked.conversationId,
      message_id: asked.messageId,
      client_id: asked.clientId,
      call_id: asked.callId ?? null,
      at,
      answered_at: null,
    })
    await this.#events.append(tx, { conciergerieId, topic: 'questions', id })
    return id
  }

  async settleAsks(tx: Tx, conciergerieId: number, conversationId: number): Promise<void> {
    const settled = await store.settleAsks(tx.q, conciergerieId, conversationId, this.#now().toISOString())
    for (const id of settled) await this.#events.append(tx, { conciergerieId, topic: 'questions', id })
  }

  async raise(actor: HouseActor, { question, language }: { question: string; language?: string | undefined }) {
    const { conciergerieId } = actor
    const asked = {
      conciergerieId,
      text: question,
      language: language ?? null,
      channel: 'api' as const,
      conversationId: null,
      messageId: null,
      clientId: null,
    }
    const id = await this.#db.write((tx) => this.fileQuestion(tx, asked))
    return this.#desk.read(conciergerieId, id)
  }

  /** The model is asked outside any transaction; a draft is never published by itself. */
  async draft(actor: MemberActor, id: number): Promise<string | null> {
    const { conciergerieId } = actor
    const question = await this.#desk.read(conciergerieId, id)
    const draft = await this.#drafter.draft(conciergerieId, question)
    await this.#change(conciergerieId, id, ({ q }) => store.updateQuestion(q, conciergerieId, id, { draft }))
    return draft
  }

  async ignore(actor: MemberActor, id: number) {
    await this.#change(actor.conciergerieId, id, async ({ q }) => {
      if (!(await store.ignoreQuestion(q, actor.conciergerieId, id))) throw new AppError('conflict', words.answered)
    })
    return this.#desk.read(actor.conciergerieId, id)
  }

  async reopen(actor: MemberActor, id: number) {
    const change = { status: 'open', faq_id: null } as const
    await this.#change(actor.conciergerieId, id, ({ q }) => store.updateQuestion(q, actor.conciergerieId, id, change))
    return this.#desk.read(actor.conciergerieId, id)
  }

  async #change(conciergerieId: number, id: number, act: (tx: Tx) => Promise<void>): Promise<void> {
    await this.#db.write(async (tx) => {
      if (!(await store.findQuestion(tx.q, conciergerieId, id))) throw notFound()
      await act(tx)
      await this.#events.append(tx, { conciergerieId, topic: 'questions', id })
    })
  }

  async #findSame(tx: Tx, conciergerieId: number, text: string, language: string | null): Promise<number | null> {
    const folded = fold(text)
    const others = await store.listGroupable(tx.q, conciergerieId, mostCompared)
    const same =
      others.find((other) => other.folded === folded) ??
      others.find((other) => sameQuestion(text, other.text, language ?? other.language ?? undefined))
    return same?.id ?? null
  }
}

function insertNew(tx: Tx, conciergerieId: number, text: string, language: string | null, at: string): Promise<number> {
  const row = {
    conciergerie_id: conciergerieId,
    text,
    folded: fold(text),
    language,
    status: 'open' as const,
    count: 1,
    draft: null,
    faq_id: null,
    first_asked_at: at,
    last_asked_at: at,
  }
  return store.insertQuestion(tx.q, row)
}
