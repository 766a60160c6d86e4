import type { Config } from './config.ts'
import { createAnswers } from './context/answers.ts'
import { createBookings } from './context/bookings.ts'
import { openGround } from './context/ground.ts'
import type { Overrides } from './context/ground.ts'
import { createDesk } from './context/desk.ts'
import { createHousekeeping } from './context/housekeeping.ts'
import { createHouses } from './context/houses.ts'
import { createLines } from './context/lines.ts'
import { createNotices, createTelling } from './context/notices.ts'
import { createPeople } from './context/people.ts'
import { createPlatform } from './context/platform.ts'
import { createReading } from './context/reading.ts'
import { createMedia, createVoiceCalls } from './context/media.ts'
import { createTelephone } from './context/telephone.ts'
import { createLineBook, createTelephoneLines } from './context/telephone-lines.ts'
import { createThreads } from './context/threads.ts'
import { createDocsPage } from './features/operations/docs-page.ts'
import { templatesRoutes } from './features/templates/templates.routes.ts'
import { TemplatesService } from './features/templates/templates.service.ts'
import { findMissedMessages, indexMessages } from './features/conversations/conversations.tasks.ts'
import { every } from './jobs/schedule.ts'
import { MediaProcess } from './voice/media-process.ts'
import { startWorker } from './jobs/worker.ts'
import type { Worker } from './jobs/worker.ts'

/** Who has not ended its calls by then, and told of them, is ended. */
const mediaMayTakeMs = 5_000

export type { Overrides } from './context/ground.ts'

/**
 * The whole program, assembled once: the real, demo and test worlds differ only in what is given here.
 * @param overrides what tests and benches change
 */
export async function createContext(config: Config, overrides: Overrides = {}) {
  const ground = await openGround(config, overrides)
  const people = createPeople(ground, overrides)
  const lines = createLines(ground)
  const telling = createTelling(ground)
  const reading = createReading(ground, telling)
  const houses = createHouses(ground, people, reading.counters, lines.desk)
  const desk = createDesk(ground, houses.conciergeries)
  const bookings = createBookings(ground, { houses, listeners: [telling.listener] })
  const answers = createAnswers(ground, houses, { bookings, desk, reminders: telling.answers })
  const inbox = reading.inboxWith(houses.conciergeries, answers.faqs)
  const templates = new TemplatesService({ ...ground, source: lines.templatesWith(houses.conciergeries) })
  const threads = createThreads(ground, { houses, answers, lines, templates, inbox })
  const notices = createNotices(ground, { telling, people, houses, lines, templates, threads: threads.proactive, desk })
  const lineBook = createLineBook(ground, { houses, people })
  const media = overrides.media ?? createMedia(ground)
  const telephone = createTelephone(ground, {
    ...answers.shared,
    houses: houses.conciergeries,
    lines: lineBook.directory,
    voice: lineBook.voice,
    media,
    bookings: answers.shared.tools,
    twilio: lines.calls,
    openai: createVoiceCalls(ground),
    phoneOfAccount: (accountId) => people.accounts.phoneOf(accountId),
    ...(overrides.timers && { timers: overrides.timers }),
  })
  const ports = { ...telephone.forLines, media, ...overrides.linePorts }
  const telephoneLines = createTelephoneLines(ground, lineBook, { houses, people, lines }, ports)
  if (telephoneLines.supervisor !== null) telephone.news.reach(telephoneLines.supervisor)
  const platform = createPlatform(ground, reading.notifications, telephoneLines.standing)
  const housekeeping = createHousekeeping(ground, people, threads.media)
  await people.admins.ensureFirst(config.firstAdmin)
  await houses.settings.sealPlainTokens()
  await lineBook.passwords.sealPlain()
  let worker: Worker | null = null
  return {
    ...ground,
    database: ground.db,
    people,
    houses,
    bookings,
    desk,
    lineBook,
    telephone,
    telephoneLines,
    identify: people.identify,
    countRequests: ground.meter.countRequests,
    docsPage: createDocsPage(),
    checkAnswers: overrides.checkAnswers ?? false,
    routes: [
      ...people.routes,
      ...houses.routes,
      ...answers.routesWith(threads.waiting),
      ...threads.routes,
      ...templatesRoutes(templates),
      ...bookings.routes,
      ...desk.routes,
      ...notices.routes,
      ...telephone.routes,
      ...telephoneLines.routes,
      ...platform.routes,
    ],
    startWorker: async () => {
      const registrations = [
        ...houses.jobs,
        ...threads.jobs,
        ...bookings.jobs,
        ...notices.jobs,
        ...telephone.jobs,
        ...housekeeping.jobs,
      ]
      const schedule = [
        every(indexMessages, { minutes: 1 }, {}),
        every(findMissedMessages, { minutes: 2 }, {}),
        ...bookings.schedule,
        ...telephone.schedule,
        ...housekeeping.schedule,
      ]
      worker = await startWorker({ ...ground, registrations, schedule })
      ground.outbox.follow('notifications', (conciergerieId, events) =>
        reading.notifications.hear(conciergerieId, events),
      )
    },
    /** The telephone: its process, and the agents of the lines. */
    startVoice: async () => {
      await telephone.keeper.closeFormer()
      if (media instanceof MediaProcess) media.start()
      await telephone.ear.start()
      await telephoneLines.start()
    },
    startDraining: () => {
      platform.operations.startDraining()
    },
    /** The telephone first: its calls need doors, screens and jobs to their end. */
    endCalls: async (hurried: AbortSignal) => {
      const ended = telephone.closing.begin(hurried)
      // another process may take the lines while calls go on here
      await telephoneLines.close()
      await ended
    },
    closeStreams: () => {
      ground.streams.closeAll()
    },
    close: async () => {
      await worker?.stop()
      await telephoneLines.close()
      await telephone.ear.close()
      telephone.switchboard.closeDown('now')
      if (media instanceof MediaProcess) await media.close('now', mediaMayTakeMs)
      await telephone.switchboard.close()
      await threads.indexer.stop()
      await ground.outbox.close()
      await ground.db.close()
    },
  }
}

export type Context = Awaited<ReturnType<typeof createContext>>
