import type { MemberActor } from '#src/actor.ts'
import { writeMemory } from '#src/agent/memory.ts'
import { ClientRegistry } from '#src/features/clients/client-registry.ts'
import { ClientsService } from '#src/features/clients/clients.service.ts'
import type { ProactiveSender } from '#src/features/conversations/proactive.ts'
import { smsWebhooks } from '#src/features/conversations/sms.webhook.ts'
import { ClientNotices } from '#src/features/notifications/client-notices.ts'
import { ClientSettingsService } from '#src/features/notifications/client-settings.service.ts'
import { NoticeBook } from '#src/features/notifications/notice-book.ts'
import { NoticeOutcomes } from '#src/features/notifications/notice-outcomes.ts'
import { NoticeTester } from '#src/features/notifications/notice-tester.ts'
import { noticesJobs } from '#src/features/notifications/notices.jobs.ts'
import { NoticeSender } from '#src/features/notifications/notices.service.ts'
import { noticesRoutes } from '#src/features/notifications/notifications.routes.ts'
import type { ClientCards } from '#src/features/notifications/ports.ts'
import { PreferencesService } from '#src/features/notifications/preferences.service.ts'
import { ReminderAnswers } from '#src/features/notifications/reminder-answers.ts'
import { RemindingService } from '#src/features/notifications/reminding.service.ts'
import { SmsInbox } from '#src/features/notifications/sms-inbox.service.ts'
import { ReminderNotes } from '#src/features/reservations/reminder-notes.ts'
import type { TemplatesService } from '#src/features/templates/templates.service.ts'
import type { Desk } from './desk.ts'
import type { Ground } from './ground.ts'
import type { Houses } from './houses.ts'
import type { Lines } from './lines.ts'
import type { People } from './people.ts'

/** What bookings and the chat need of notices, made before both: it stands on the ground alone. */
export function createTelling(ground: Ground) {
  const book = new NoticeBook(ground)
  const history = new ReminderNotes(ground)
  return {
    book,
    history,
    /** Told of each change of a reservation, in its transaction. */
    listener: new ClientNotices({ book, now: ground.now }),
    /** What the chat asks when somebody answers « 1 ». */
    answers: new ReminderAnswers({ db: ground.db, history }),
  }
}

export type Telling = ReturnType<typeof createTelling>

export interface NoticeNeighbours {
  telling: Telling
  people: People
  houses: Houses
  lines: Lines
  templates: TemplatesService
  threads: ProactiveSender
  desk: Desk
}

/** What is told outside the app: to the people of a house as they chose, to clients about their bookings. */
export function createNotices(
  ground: Ground,
  { telling, people, houses, lines, templates, threads, desk }: NoticeNeighbours,
) {
  const { publicUrl } = ground.config
  const shelf = {
    listApproved: async (conciergerieId: number) =>
      (await templates.listWhatsappTemplates(conciergerieId)).filter(({ status }) => status === 'approved'),
  }
  const shared = { ...ground, ...telling, houses: houses.conciergeries, templates: shelf, publicUrl }
  const outcomes = new NoticeOutcomes(shared)
  const sender = new NoticeSender({ ...shared, threads, sms: lines.sms, outcomes, memoryOf: offerMemory(ground) })
  const setPhone = (actor: MemberActor, phone: string | null) => people.accounts.updateMe(actor, { phone })
  const inbox = new SmsInbox({ ...shared, outcomes, clients: cardsOn(ground), messages: desk.leftMessages })
  return {
    jobs: noticesJobs(sender, inbox),
    routes: [
      ...smsWebhooks({ ...shared, listener: inbox, platformAccount: ground.config.twilio.account }),
      ...noticesRoutes({
        preferences: new PreferencesService({ ...shared, setPhone }),
        clientSettings: new ClientSettingsService(ground),
        tester: new NoticeTester(shared),
        reminding: new RemindingService(shared),
      }),
    ],
  }
}

/** Who texts, by their number alone. */
function cardsOn(ground: Ground): ClientCards {
  const clients = new ClientsService(ground)
  const registry = new ClientRegistry(ground)
  return {
    ensureByPhone: async (tx, house, phone) =>
      (await registry.ensureByPhone(tx, house, { phone, name: null, email: null })).id,
    setOptedOut: (tx, house, id, optedOut) => clients.setOptedOut(tx, house, id, optedOut),
  }
}

/** A yes to an offer settles it as a yes to a recap does. */
const offerMemory =
  ({ now }: Ground) =>
  ({ reservationId, code }: { reservationId: number; code: string }) =>
    writeMemory({ told: { kind: 'hold', at: now().toISOString(), reservationId, code }, dialogue: null })
