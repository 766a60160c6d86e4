import { api } from '@conciergerie/contract'
import { on } from '#src/http/mount.ts'
import type { MountedRoute } from '#src/http/mount.ts'
import { writeCsv } from './csv.ts'
import type { FaqCatalog } from './faq-catalog.ts'
import type { FaqsService } from './faqs.service.ts'
import type { AnswerTester } from './ports.ts'
import type { QuestionDesk } from './question-desk.ts'
import type { QuestionPublisher } from './question-publisher.ts'
import type { QuestionsService } from './questions.service.ts'

const routes = api.faqs

export interface FaqRooms {
  faqs: FaqsService
  catalog: FaqCatalog
  questions: QuestionsService
  desk: QuestionDesk
  publisher: QuestionPublisher
  tester: AnswerTester
}

export function faqsRoutes(rooms: FaqRooms): MountedRoute[] {
  return [...faqRoutes(rooms), ...listRoutes(rooms), ...questionRoutes(rooms)]
}

function faqRoutes({ faqs, catalog, tester }: FaqRooms): MountedRoute[] {
  return [
    on(routes.list, ({ actor, query }) => catalog.list(actor.conciergerieId, query)),
    on(routes.create, ({ actor, body }) => faqs.create(actor, body)),
    on(routes.read, async ({ actor, params }) => ({ faq: await catalog.read(actor.conciergerieId, params.id) })),
    on(routes.update, async ({ actor, params, body }) => ({ faq: await faqs.update(actor, params.id, body) })),
    on(routes.remove, ({ actor, params }) => faqs.remove(actor, params.id)),
    on(routes.restore, async ({ actor, params }) => ({ faq: await faqs.restore(actor, params.id) })),
    on(routes.similar, async ({ actor, query }) => ({
      items: await faqs.findSimilar(actor.conciergerieId, query.question),
    })),
    on(routes.test, ({ actor, body }) => tester.try(actor.conciergerieId, body.question, body.history ?? [])),
  ]
}

function listRoutes({ faqs, catalog }: FaqRooms): MountedRoute[] {
  return [
    on(routes.addStarters, async ({ actor }) => ({ items: await faqs.addStarters(actor) })),
    on(routes.importMany, ({ actor, body }) => faqs.importMany(actor, body.items)),
    on(routes.exportCsv, async ({ actor, res }) => {
      const csv = writeCsv(await catalog.readAll(actor.conciergerieId))
      res.set('Content-Disposition', 'attachment; filename="faq.csv"').type('text/csv; charset=utf-8').send(csv)
    }),
  ]
}

function questionRoutes({ questions, desk, publisher }: FaqRooms): MountedRoute[] {
  return [
    on(routes.listQuestions, ({ actor, query }) => desk.list(actor.conciergerieId, query)),
    on(routes.readQuestion, async ({ actor, params }) => ({
      question: await desk.read(actor.conciergerieId, params.id),
    })),
    on(routes.raise, async ({ actor, body }) => ({ question: await questions.raise(actor, body) })),
    on(routes.draftAnswer, async ({ actor, params }) => ({ draft: await questions.draft(actor, params.id) })),
    on(routes.publish, ({ actor, params, body }) => publisher.publish(actor, params.id, body)),
    on(routes.attach, ({ actor, params, body }) => publisher.attach(actor, params.id, body)),
    on(routes.ignore, async ({ actor, params }) => ({ question: await questions.ignore(actor, params.id) })),
    on(routes.reopen, async ({ actor, params }) => ({ question: await questions.reopen(actor, params.id) })),
  ]
}
