import { Author } from '#src/agent/author.ts'
import { Drafter } from '#src/agent/drafter.ts'
import type { BookingParts } from '#src/agent/scene.ts'
import { ToolRegistry } from '#src/agent/tools/registry.ts'
import type { ToolPorts } from '#src/agent/tools/session.ts'
import { Tester } from '#src/agent/tester.ts'
import { FaqCatalog } from '#src/features/faqs/faq-catalog.ts'
import { FaqShelves } from '#src/features/faqs/faq-shelves.ts'
import { FaqWriter } from '#src/features/faqs/faq-writer.ts'
import { faqsRoutes } from '#src/features/faqs/faqs.routes.ts'
import { FaqsService } from '#src/features/faqs/faqs.service.ts'
import type { WaitingAnswerer } from '#src/features/faqs/ports.ts'
import { QuestionDesk } from '#src/features/faqs/question-desk.ts'
import { QuestionPublisher } from '#src/features/faqs/question-publisher.ts'
import { QuestionsService } from '#src/features/faqs/questions.service.ts'
import { AnthropicModel } from '#src/providers/ai/anthropic.ts'
import type { Bookings } from './bookings.ts'
import type { Desk } from './desk.ts'
import type { Ground } from './ground.ts'
import type { Houses } from './houses.ts'
import type { Telling } from './notices.ts'

/** What a house knows, and who writes its answers. */
export function createAnswers(ground: Ground, { conciergeries }: Pick<Houses, 'conciergeries'>, sales: Sales) {
  const shelves = new FaqShelves(ground.db)
  const shared = { ...ground, houses: conciergeries, shelves, model: createModel(ground) }
  const catalog = new FaqCatalog(ground.db)
  const writer = new FaqWriter(ground)
  const desk = new QuestionDesk(ground)
  const faqs = new FaqsService({ ...shared, writer, catalog })
  const questions = new QuestionsService({ ...shared, desk, drafter: new Drafter(shared) })
  const tools = createTools(ground, questions, sales)
  const author = new Author({ ...shared, bookings: tools, reminders: sales.reminders })
  return {
    author,
    /** What the telephone shares with the chat. */
    shared: { tools, shelves, model: shared.model },
    faqs,
    questions,
    desk,
    /** A recap was sent: from now on the client may agree to it. */
    noteRecap: (conciergerieId: number, reservationId: number) =>
      sales.bookings.desk.noteRecap({ conciergerieId, name: 'ai', kind: 'ai' }, reservationId),
    /** Those who wait are answered by the conversations, which are made after this. */
    routesWith: (waiting: WaitingAnswerer) =>
      faqsRoutes({
        faqs,
        catalog,
        questions,
        desk,
        tester: new Tester({ ...shared, author }),
        publisher: new QuestionPublisher({ ...shared, writer, catalog, waiting }),
      }),
  }
}

interface Sales {
  bookings: Pick<Bookings, 'desk' | 'waitlist' | 'inventory'>
  desk: Pick<Desk, 'orders' | 'menu' | 'leftMessages'>
  reminders: Telling['answers']
}

/** What the agent may do for a client, each through its room's one door. */
function createTools(ground: Ground, questions: QuestionsService, { bookings, desk }: Sales): BookingParts {
  const { db, logger } = ground
  const ports: ToolPorts = {
    reservations: bookings.desk,
    waitlist: bookings.waitlist,
    orders: desk.orders,
    menu: desk.menu,
    messages: desk.leftMessages,
    questions: { file: (question) => db.write((tx) => questions.fileQuestion(tx, question)) },
  }
  return {
    registry: new ToolRegistry(ports, logger),
    readInventory: (conciergerieId) => bookings.inventory.read(db.read, conciergerieId),
  }
}

function createModel({ config, meter }: Ground): AnthropicModel | null {
  const { apiKey, model, baseUrl } = config.anthropic
  return apiKey === null ? null : new AnthropicModel({ apiKey, model, baseUrl, meter })
}

export type Answers = ReturnType<typeof createAnswers>
