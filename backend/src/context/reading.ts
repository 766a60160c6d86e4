import { countLiveCalls } from '#src/features/calls/counts.ts'
import type { ConciergeriesService } from '#src/features/conciergeries/conciergeries.service.ts'
import type { Counters } from '#src/features/conciergeries/ports.ts'
import { ConversationCounts } from '#src/features/conversations/counts.ts'
import { InboxService } from '#src/features/conversations/inbox.service.ts'
import type { FaqsService } from '#src/features/faqs/faqs.service.ts'
import { QuestionDesk } from '#src/features/faqs/question-desk.ts'
import { countMessagesLeft } from '#src/features/left-messages/counts.ts'
import { ManagerNotices } from '#src/features/notifications/manager-notices.ts'
import { NotificationsService } from '#src/features/notifications/notifications.service.ts'
import { ProviderErrors } from '#src/features/operations/provider-errors.ts'
import { countNewOrders } from '#src/features/orders/counts.ts'
import { countRequested } from '#src/features/reservations/counts.ts'
import type { Ground } from './ground.ts'
import type { Telling } from './notices.ts'

/** What several rooms read of others: counts for the shell, made before the rooms that show them. */
export function createReading(ground: Ground, { book }: Telling) {
  const notifications = new NotificationsService({ ...ground, managers: new ManagerNotices({ book, now: ground.now }) })
  const questions = new QuestionDesk(ground)
  const counts = new ConversationCounts(ground.db)
  const errors = new ProviderErrors(ground.db)
  const counters: Counters = {
    todo: counts.todo,
    ai: counts.ai,
    unread: counts.unread,
    activitySince: counts.activitySince,
    openQuestions: (conciergerieId) => questions.countOpen(conciergerieId),
    desk: async (conciergerieId) => {
      const [requestedReservations, newOrders, messagesLeft, liveCalls] = await Promise.all([
        countRequested(ground.db, conciergerieId),
        countNewOrders(ground.db, conciergerieId),
        countMessagesLeft(ground.db, conciergerieId),
        countLiveCalls(ground.db, conciergerieId),
      ])
      return { requestedReservations, newOrders, messagesLeft, liveCalls }
    },
    unreadNotifications: (conciergerieId, accountId) => notifications.countUnread(conciergerieId, accountId),
    brokenChannelsSince: (since) => errors.brokenLinesSince(since),
  }
  return {
    counters,
    notifications,
    inboxWith: (houses: ConciergeriesService, faqs: FaqsService) => new InboxService({ ...ground, houses, faqs }),
  }
}
