import { handle } from '#src/jobs/registration.ts'
import type { JobRun, Registration } from '#src/jobs/registration.ts'
import {
  attachStatuses,
  deliverMessage,
  fetchMedia,
  findMissedMessages,
  indexMessages,
  replyToClient,
} from './conversations.tasks.ts'
import type { Deliverer, Leaving } from './delivery.service.ts'
import type { MessageIndexer } from './indexing.service.ts'
import type { MediaKeeper } from './media.service.ts'
import type { MissedMessages } from './missed-messages.service.ts'
import type { Replier } from './replying.service.ts'
import type { StatusKeeper } from './statuses.service.ts'

/** They wait for a model most of the time; when it hangs, there is still room for what must leave. */
const mostReplies = 96

export interface ConversationWorkers {
  replier: Replier
  deliverer: Deliverer
  statuses: StatusKeeper
  media: MediaKeeper
  indexer: MessageIndexer
  missed: MissedMessages
}

export function conversationsJobs({
  replier,
  deliverer,
  statuses,
  media,
  indexer,
  missed,
}: ConversationWorkers): Registration[] {
  return [
    handle(
      replyToClient,
      ({ conciergerieId, conversationId }, run: JobRun<boolean>) => replier.reply(conciergerieId, conversationId, run),
      {
        begin: (tx, { conciergerieId, conversationId }) => replier.begin(tx, conciergerieId, conversationId),
        onDead: ({ conciergerieId, conversationId }) => replier.giveUp(conciergerieId, conversationId),
        concurrency: mostReplies,
      },
    ),
    handle(
      deliverMessage,
      ({ conciergerieId, messageId }, run: JobRun<Leaving | null>) => deliverer.deliver(conciergerieId, messageId, run),
      {
        begin: (tx, { conciergerieId, messageId }) => deliverer.begin(tx, conciergerieId, messageId),
        onDead: ({ conciergerieId, messageId }) => deliverer.giveUp(conciergerieId, messageId),
      },
    ),
    handle(attachStatuses, ({ conciergerieId, messageSid, looks }) =>
      statuses.attach(conciergerieId, messageSid, looks),
    ),
    handle(
      fetchMedia,
      ({ conciergerieId, mediaId }, { attempt, lastAttempt }) =>
        media.fetch(conciergerieId, mediaId, attempt, lastAttempt),
      { concurrency: 4 },
    ),
    handle(findMissedMessages, () => missed.find(), { concurrency: 1 }),
    handle(indexMessages, () => indexer.index(), { concurrency: 1 }),
  ]
}
