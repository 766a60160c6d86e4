import { ClientIndex } from '#src/features/clients/client-index.ts'
import { ClientRegistry } from '#src/features/clients/client-registry.ts'
import { clientsRoutes } from '#src/features/clients/clients.routes.ts'
import { ClientsService } from '#src/features/clients/clients.service.ts'
import { conversationsJobs } from '#src/features/conversations/conversations.jobs.ts'
import { conversationsRoutes } from '#src/features/conversations/conversations.routes.ts'
import { DeliveryOutcomes } from '#src/features/conversations/delivery-outcomes.ts'
import { Deliverer } from '#src/features/conversations/delivery.service.ts'
import type { InboxService } from '#src/features/conversations/inbox.service.ts'
import { MessageIndexer } from '#src/features/conversations/indexing.service.ts'
import { mediaRoutes } from '#src/features/conversations/media.routes.ts'
import { MediaKeeper } from '#src/features/conversations/media.service.ts'
import { OptOuts } from '#src/features/conversations/opt-outs.ts'
import { MissedMessages } from '#src/features/conversations/missed-messages.service.ts'
import { Outbox } from '#src/features/conversations/outbox.ts'
import { Presence } from '#src/features/conversations/presence.ts'
import { ProactiveSender } from '#src/features/conversations/proactive.ts'
import { MessageReceiver } from '#src/features/conversations/receiving.service.ts'
import { ReplyLimits } from '#src/features/conversations/reply-limits.ts'
import { Replier } from '#src/features/conversations/replying.service.ts'
import { MessageSender } from '#src/features/conversations/sending.service.ts'
import { StatusKeeper } from '#src/features/conversations/statuses.service.ts'
import { SteeringService } from '#src/features/conversations/steering.service.ts'
import { Suggester } from '#src/features/conversations/suggesting.service.ts'
import { ThreadLog } from '#src/features/conversations/thread-log.ts'
import { ThreadMerger } from '#src/features/conversations/thread-merger.ts'
import { QuestionAnswerer } from '#src/features/conversations/waiting-answerer.ts'
import { whatsappWebhooks } from '#src/features/conversations/whatsapp.webhook.ts'
import { moveCalls } from '#src/features/calls/move-client.ts'
import { moveLeftMessages } from '#src/features/left-messages/move-client.ts'
import { moveOrders } from '#src/features/orders/move-client.ts'
import { moveReservations } from '#src/features/reservations/move-client.ts'
import type { TemplatesService } from '#src/features/templates/templates.service.ts'
import type { Answers } from './answers.ts'
import type { Ground } from './ground.ts'
import type { Houses } from './houses.ts'
import type { Lines } from './lines.ts'

export interface ThreadNeighbours {
  houses: Houses
  answers: Answers
  lines: Lines
  templates: TemplatesService
  inbox: InboxService
}

/** Clients and their conversations: what comes in, what is answered, what leaves. */
export function createThreads(
  ground: Ground,
  { houses: { conciergeries }, answers, lines, templates, inbox }: ThreadNeighbours,
) {
  const { config } = ground
  const { publicUrl, replyQuietMs } = config
  const shared = {
    ...ground,
    houses: conciergeries,
    templates,
    inbox,
    publicUrl,
    replyQuietMs,
    questions: answers.questions,
  }
  const clients = new ClientsService(ground)
  const registry = new ClientRegistry({
    ...ground,
    movers: [moveReservations, moveOrders, moveLeftMessages, moveCalls],
  })
  const log = new ThreadLog(ground)
  const outbox = new Outbox(ground)
  const outcomes = new DeliveryOutcomes({ ...shared, clients, log })
  const deliverer = new Deliverer({ ...shared, messaging: lines.messaging, outcomes })
  const statuses = new StatusKeeper({ ...shared, outcomes })
  const replier = new Replier({
    ...shared,
    author: answers.author,
    outbox,
    log,
    clients,
    limits: new ReplyLimits(ground.now),
    usage: answers.faqs,
    showTyping: lines.showTypingWith(conciergeries),
    noteRecap: answers.noteRecap,
  })
  const indexer = new MessageIndexer({ ...ground, clients: new ClientIndex() })
  const receiver = new MessageReceiver({
    ...shared,
    registry,
    merger: new ThreadMerger({ ...ground, registry, log }),
    optOuts: new OptOuts({ clients, outbox, log }),
    onStored: () => {
      indexer.wake()
    },
  })
  const media = new MediaKeeper({ ...shared, fetcher: lines.fetcher })
  const missed = new MissedMessages({ ...shared, messaging: lines.messaging, receiver })
  return {
    media,
    indexer,
    waiting: new QuestionAnswerer({ ...ground, outbox }),
    proactive: new ProactiveSender(outbox),
    jobs: conversationsJobs({ replier, deliverer, statuses, media, indexer, missed }),
    routes: [
      ...whatsappWebhooks({
        ...ground,
        houses: conciergeries,
        receiver,
        statuses,
        platformAccount: config.twilio.account,
        publicUrl,
      }),
      ...clientsRoutes(clients),
      ...conversationsRoutes({
        inbox,
        sender: new MessageSender({ ...shared, outbox }),
        steering: new SteeringService({ ...shared, log }),
        suggester: new Suggester({ inbox, replier, faqs: answers.faqs }),
        presence: new Presence(ground.now),
      }),
      ...mediaRoutes(media),
    ],
  }
}
