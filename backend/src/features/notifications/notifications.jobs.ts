import { handle } from '#src/jobs/worker.ts'
import type { NotificationsService } from './notifications.service.ts'
import { mailNotice } from './notifications.tasks.ts'

export function notificationsJobs(service: NotificationsService) {
  return [handle(mailNotice, ({ conciergerieId, notificationId }) => service.mail(conciergerieId, notificationId))]
}
