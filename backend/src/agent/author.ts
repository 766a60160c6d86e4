import type { Clock } from '#src/clock.ts'
import type { House } from '#src/features/conciergeries/house.ts'
import type { Reply, ReplyAuthor, ReplyRequest } from '#src/features/conversations/reply-author.ts'
import type { FaqShelves } from '#src/features/faqs/faq-shelves.ts'
import type { Logger } from '#src/logger.ts'
import type { AnswerModel } from '#src/providers/ai/answer-model.ts'
import { ModelError } from '#src/providers/ai/model-error.ts'
import { fold } from '#src/text/fold.ts'
import { detectLanguage } from '#src/text/language.ts'
import { answerWithModel } from './answer-with-model.ts'
import type { ModelParts } from './answer-with-model.ts'
import { Effort, usualPatience } from './ask-model.ts'
import type { Patience } from './ask-model.ts'
import { answerBeforeModel } from './before-model.ts'
import { readBurst } from './burst.ts'
import type { Burst } from './burst.ts'
import { dayOf, houseTime } from './calendar.ts'
import { Circuit } from './circuit.ts'
import { dress } from './dress.ts'
import { answerAfterFailure, answerFromShelf } from './keyless.ts'
import { answerInDialogue } from './dialogue/dialogue.ts'
import { answerReminder } from './dialogue/answer-reminder.ts'
import type { ReminderDoor } from './dialogue/answer-reminder.ts'
import { keepPending } from './pending.ts'
import { openScene } from './scene.ts'
import type { BookingParts } from './scene.ts'
import type { Draft, Situation } from './situation.ts'
import { asLanguage, wordingIn } from './wording/index.ts'
import type { Language } from './wording/index.ts'

/** Reads houses for the agent: the conciergeries room. */
export interface Houses {
  /** @throws AppError not_found */
  read(conciergerieId: number): Promise<House>
}

export interface AuthorParts {
  houses: Houses
  shelves: FaqShelves
  /** Null without a key: the ranker does the job alone. */
  model: AnswerModel | null
  now: Clock
  logger: Logger
  /** What lets it book; absent where nothing is booked. */
  bookings?: BookingParts
  /** Reminders that clients answer by a number. */
  reminders?: ReminderDoor
  patience?: Patience
}

/** Writes the replies of every house: FAQ hits and small talk at once, the model for the rest, the ranker when there is none. */
export class Author implements ReplyAuthor {
  readonly #parts: AuthorParts
  readonly #model: ModelParts | null

  constructor(parts: AuthorParts) {
    this.#parts = parts
    this.#model = parts.model && { model: parts.model, circuit: new Circuit(() => performance.now()) }
  }

  async write(request: ReplyRequest): Promise<Reply> {
    const effort = new Effort(this.#parts.patience ?? usualPatience)
    try {
      return await this.#compose(request, effort)
    } catch (error) {
      this.#parts.logger.error({ err: error, conciergerieId: request.conciergerieId }, 'no reply could be written')
      return lastResort(request, effort)
    }
  }

  async #compose(request: ReplyRequest, effort: Effort): Promise<Reply> {
    const situation = await this.#readSituation(request)
    const { draft, asked } = await this.#answer(situation, request, effort)
    const { name: houseName, locale: houseLanguage } = situation.house
    const model = asked ? (this.#model?.model.name ?? null) : null
    return dress(draft, { houseName, houseLanguage, disclose: request.disclose, model }, effort)
  }

  async #readSituation(request: ReplyRequest): Promise<Situation> {
    const { conciergerieId, turns, client } = request
    const house = await this.#parts.houses.read(conciergerieId)
    const burst = readBurst(turns)
    const at = this.#parts.now()
    const now = houseTime(at, house.timezone)
    const wanted = {
      day: dayOf(now),
      message: burst.text,
      history: burst.history.map(({ text }) => text),
    }
    const shelf = await this.#parts.shelves.open(conciergerieId, wanted)
    const place = {
      house,
      burst,
      language: languageOf(burst, client.language, house.locale),
      now,
    }
    const { bookings } = this.#parts
    const scene = bookings ? await openScene(bookings, request, place) : null
    return { ...place, shelf, client, scene }
  }

  async #answer(
    situation: Situation,
    { signal }: ReplyRequest,
    effort: Effort,
  ): Promise<{ draft: Draft; asked: boolean }> {
    const reminded = await answerReminder(situation, this.#parts.reminders)
    if (reminded) return { draft: reminded, asked: false }
    const certain = answerBeforeModel(situation)
    if (certain) return { draft: keepPending(certain, situation), asked: false }
    if (!this.#model)
      return {
        draft: (await answerInDialogue(situation)) ?? keepPending(answerFromShelf(situation), situation),
        asked: false,
      }
    try {
      const draft = await answerWithModel(this.#model, situation, effort, signal)
      return { draft: keepPending(draft, situation), asked: true }
    } catch (error) {
      if (!(error instanceof ModelError)) throw error
      return { draft: answerAfterFailure(situation, `${error.kind}:${error.code}`), asked: true }
    }
  }
}

/** The language of the burst when it shows, else the one the client is known to write, else the house's. */
function languageOf(burst: Burst, known: string | null, houseLocale: string): Language {
  const shown = sameInMany.test(fold(burst.text)) ? null : detectLanguage(burst.text)
  return shown ?? asLanguage(known) ?? lastLanguage(burst) ?? asLanguage(houseLocale) ?? 'fr'
}

/** Words that several languages share: "non" alone is no Italian. */
const sameInMany = /^(?:non|no|si|ok|okay|la suite|suite|standard|1|2|3)$/

function lastLanguage({ history }: Burst): Language | null {
  return history.flatMap(({ from, text }) => (from === 'client' ? (detectLanguage(text) ?? []) : [])).at(-1) ?? null
}

/** Not even the house could be read: the client still hears that someone will look. */
function lastResort({ client, disclose }: ReplyRequest, effort: Effort): Reply {
  const language = asLanguage(client.language) ?? 'fr'
  const draft: Draft = {
    outcome: 'human',
    text: wordingIn(language).failed,
    language,
    faqs: [],
    humanReason: 'model_failed',
    unansweredQuestion: null,
    reason: 'internal',
    madeBy: 'fallback',
  }
  return dress(
    draft,
    { houseName: wordingIn(language).someHouse, houseLanguage: language, disclose, model: null },
    effort,
  )
}
