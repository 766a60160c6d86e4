import { z } from 'zod'
import { defineTask } from '#src/jobs/task.ts'

const conversation = z.object({ conciergerieId: z.int(), conversationId: z.int() })
const message = z.object({ conciergerieId: z.int(), messageId: z.int() })

/** Answers what the client wrote last, if the AI is to. */
export const replyToClient = defineTask('conversations.reply', conversation)
/** Hands one outgoing message to WhatsApp. */
export const deliverMessage = defineTask('conversations.deliver', message)
/** Fetches a file that a client sent. */
export const fetchMedia = defineTask(
  'conversations.fetch-media',
  z.object({ conciergerieId: z.int(), mediaId: z.int() }),
)
/** Ties statuses that came before their message was known to it. */
export const attachStatuses = defineTask(
  'conversations.attach-statuses',
  z.object({ conciergerieId: z.int(), messageSid: z.string(), looks: z.int() }),
)
/** Looks for messages whose webhook never came. */
export const findMissedMessages = defineTask('conversations.find-missed', z.object({}))
/** Makes new messages findable and counts them. */
export const indexMessages = defineTask('conversations.index', z.object({}))

export const replyKey = (conversationId: number) => ({
  key: `reply:${conversationId}`,
  queue: `reply:${conversationId}`,
})
export const deliverKey = (conversationId: number, messageId: number) => ({
  key: `deliver:${messageId}`,
  queue: `deliver:${conversationId}`,
})
