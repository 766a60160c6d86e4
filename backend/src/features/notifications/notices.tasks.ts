import { z } from 'zod'
import { defineTask } from '#src/jobs/task.ts'

export const sendNotice = defineTask('notifications.send', z.object({ conciergerieId: z.int(), noticeId: z.int() }))

/** Another look for the SMS that a status speaks of. */
export const followSms = defineTask(
  'notifications.follow-sms',
  z.object({ conciergerieId: z.int(), messageSid: z.string(), code: z.string(), looks: z.int() }),
)

/**
 * One job for each notice: a new time replaces the old one. Whoever plans again what is on its way adds a second job, and
 * that one waits for the first: two at once would both find that nothing has left yet.
 */
export const noticeKey = (noticeId: number) => ({ key: `notice:${noticeId}`, queue: `notice:${noticeId}` })
