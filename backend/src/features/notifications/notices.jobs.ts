import { handle } from '#src/jobs/worker.ts'
import type { NoticeSender } from './notices.service.ts'
import { followSms, sendNotice } from './notices.tasks.ts'
import type { SmsInbox } from './sms-inbox.service.ts'

export function noticesJobs(sender: NoticeSender, inbox: SmsInbox) {
  return [
    handle(followSms, ({ conciergerieId, messageSid, code, looks }) =>
      inbox.follow(conciergerieId, messageSid, code, looks),
    ),
    handle(sendNotice, ({ conciergerieId, noticeId }) => sender.send(conciergerieId, noticeId), {
      // slots of their own: a rush of bookings, with its confirmations, holds up no answer in the chat
      concurrency: 4,
      onDead: ({ conciergerieId, noticeId }) => sender.giveUp(conciergerieId, noticeId),
    }),
  ]
}
