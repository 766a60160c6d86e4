import { describeActor } from '#src/actor.ts'
import type { MemberActor } from '#src/actor.ts'
import type { Clock } from '#src/clock.ts'
import type { Database, Tx } from '#src/db/database.ts'
import { AppError, notFound } from '#src/errors.ts'
import type { Events } from '#src/live/event-log.ts'
import { words } from './locales/error-words.ts'
import { mostAliases, toAlias } from './aliases.ts'
import type { FaqCatalog } from './faq-catalog.ts'
import type { FaqWriter } from './faq-writer.ts'
import * as faqs from './faqs.store.ts'
import { wordLateAnswer } from './locales/waiting.ts'
import type { HouseReader, WaitingAnswerer } from './ports.ts'
import * as store from './questions.store.ts'

export interface PublisherParts {
  db: Database
  events: Events
  now: Clock
  writer: FaqWriter
  catalog: FaqCatalog
  houses: HouseReader
  waiting: WaitingAnswerer
}

export interface Publication {
  question: string
  answer: string
  category?: string | null | undefined
  locale?: string | undefined
  answerWaiting: boolean
}

interface Outcome {
  faqId: number
  answered: number
  outsideWindow: number
}

/** Turns an unanswered question into a FAQ, or ties it to one: its wordings are kept, and those who wait get their answer. */
export class QuestionPublisher {
  readonly #parts: PublisherParts

  constructor(parts: PublisherParts) {
    this.#parts = parts
  }

  async publish(actor: MemberActor, id: number, publication: Publication) {
    const { conciergerieId } = actor
    const house = await this.#parts.houses.read(conciergerieId)
    return this.#answer(actor, id, publication.answerWaiting, async (tx) => {
      const { question, answer, category, locale } = publication
      const aliases = await wordingsOf(tx, conciergerieId, id)
      return this.#parts.writer.insert(
        tx,
        conciergerieId,
        { question, answer, category, locale, aliases },
        house.locale,
        describeActor(actor),
      )
    })
  }

  async attach(actor: MemberActor, id: number, { faqId, answerWaiting }: { faqId: number; answerWaiting: boolean }) {
    const { conciergerieId } = actor
    return this.#answer(actor, id, answerWaiting, async (tx) => {
      await this.#parts.writer.addAliases(tx, conciergerieId, faqId, await wordingsOf(tx, conciergerieId, id))
      return faqId
    })
  }

  async #answer(actor: MemberActor, id: number, answerWaiting: boolean, settleFaq: (tx: Tx) => Promise<number>) {
    const { conciergerieId } = actor
    const { faqId, answered, outsideWindow } = await this.#parts.db.write(async (tx): Promise<Outcome> => {
      await ensureTaken(tx, conciergerieId, id)
      const chosen = await settleFaq(tx)
      await store.updateQuestion(tx.q, conciergerieId, id, { faq_id: chosen })
      await this.#parts.events.append(tx, { conciergerieId, topic: 'questions', id })
      const sent = answerWaiting ? await this.#answerWaiting(tx, actor, id, chosen) : { answered: 0, outsideWindow: 0 }
      return { faqId: chosen, ...sent }
    })
    return { faq: await this.#parts.catalog.read(conciergerieId, faqId), answered, outsideWindow }
  }

  async #answerWaiting(tx: Tx, actor: MemberActor, questionId: number, faqId: number) {
    const { conciergerieId } = actor
    const faq = await faqs.findFaq(tx.q, conciergerieId, faqId)
    if (!faq) throw notFound()
    const waiting = await store.listWaiting(tx.q, conciergerieId, questionId)
    const sources = [{ faqId, question: faq.question, version: faq.version, quote: faq.answer }]
    let [answered, outsideWindow] = [0, 0]
    for (const { conversationId, text: asked } of waiting) {
      await this.#parts.waiting.lock(tx, conciergerieId, conversationId)
      // a person may have answered by hand a moment ago
      if (!(await store.isWaiting(tx.q, conciergerieId, questionId, conversationId))) continue
      const text = wordLateAnswer(faq.locale, asked, faq.answer)
      if (!(await this.#parts.waiting.answer(tx, { conciergerieId, conversationId, text, sources, actor }))) {
        outsideWindow++
        continue
      }
      await store.settleAsks(tx.q, conciergerieId, conversationId, this.#parts.now().toISOString(), questionId)
      answered++
    }
    if (answered > 0) await faqs.raiseUsage(tx.q, conciergerieId, [faqId], this.#parts.now().toISOString())
    return { answered, outsideWindow }
  }
}

async function ensureTaken(tx: Tx, conciergerieId: number, id: number): Promise<void> {
  if (await store.closeQuestion(tx.q, conciergerieId, id)) return
  if (!(await store.findQuestion(tx.q, conciergerieId, id))) throw notFound()
  throw new AppError('conflict', words.answered)
}

async function wordingsOf(tx: Tx, conciergerieId: number, questionId: number): Promise<string[]> {
  const asks = await store.listWordings(tx.q, conciergerieId, questionId, mostAliases)
  return asks
    .flatMap(({ text, name, profile_name: profile }) => toAlias(text, [name ?? '', profile ?? '']) ?? [])
    .toReversed()
}
