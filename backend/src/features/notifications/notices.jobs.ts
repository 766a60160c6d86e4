import { handle } from '#src/jobs/worker.ts'
import type { NoticeSender } from './notices.service.ts'
import { sendNotice } from './notices.tasks.ts'

export function noticesJobs(sender: NoticeSender) {
  return [
    handle(sendNotice, ({ conciergerieId, noticeId }) => sender.send(conciergerieId, noticeId), {
      // slots of their own: a rush of bookings, with its confirmations, holds up no answer in the chat
      concurrency: 4,
      onDead: ({ conciergerieId, noticeId }) => sender.giveUp(conciergerieId, noticeId),
    }),
  ]
}
