import { api } from '@conciergerie/contract'
import { on } from '#src/http/mount.ts'
import type { MountedRoute } from '#src/http/mount.ts'
import type { InboxService } from './inbox.service.ts'
import type { Presence } from './presence.ts'
import type { Suggester } from './suggesting.service.ts'
import type { MessageSender } from './sending.service.ts'
import type { SteeringService } from './steering.service.ts'

const routes = api.conversations

export interface ConversationDoors {
  inbox: InboxService
  sender: MessageSender
  steering: SteeringService
  suggester: Suggester
  presence: Presence
}

export function conversationsRoutes(doors: ConversationDoors): MountedRoute[] {
  return [...readingRoutes(doors), ...writingRoutes(doors), ...steeringRoutes(doors)]
}

function readingRoutes({ inbox, presence }: ConversationDoors): MountedRoute[] {
  return [
    on(routes.list, ({ actor, query }) => inbox.list(actor, query)),
    on(routes.read, async ({ actor, params }) => ({ conversation: await inbox.read(actor.conciergerieId, params.id) })),
    on(routes.listMessages, ({ actor, params, query }) => inbox.listMessages(actor, params.id, query)),
    on(routes.announceTyping, async ({ actor, params, body }) => {
      await inbox.read(actor.conciergerieId, params.id)
      return { others: presence.announce(actor, params.id, body.note ?? false) }
    }),
  ]
}

function writingRoutes({ sender, steering, inbox, suggester }: ConversationDoors): MountedRoute[] {
  return [
    on(routes.send, async ({ actor, params, body }) => ({ message: await sender.send(actor, params.id, body) })),
    on(routes.retryMessage, async ({ actor, params }) => ({
      message: await sender.retry(actor, params.id, params.messageId),
    })),
    on(routes.addNote, async ({ actor, params, body }) => ({
      message: await inbox.readMessage(actor, await steering.addNote(actor, params.id, body.text)),
    })),
    on(routes.saveDraft, ({ actor, params, body }) => steering.saveDraft(actor, params.id, body.text)),
    on(routes.suggest, ({ actor, params }) => suggester.suggest(actor.conciergerieId, params.id)),
  ]
}

function steeringRoutes({ steering, inbox }: ConversationDoors): MountedRoute[] {
  type Steer = (service: SteeringService) => Promise<void>
  const act = async (actor: { conciergerieId: number }, id: number, steer: Steer) => {
    await steer(steering)
    return { conversation: await inbox.read(actor.conciergerieId, id) }
  }
  return [
    on(routes.takeover, ({ actor, params: { id } }) => act(actor, id, (service) => service.takeOver(actor, id))),
    on(routes.release, ({ actor, params: { id } }) => act(actor, id, (service) => service.release(actor, id))),
    on(routes.setAi, ({ actor, params: { id }, body }) => act(actor, id, (service) => service.setAi(actor, id, body))),
    on(routes.assign, ({ actor, params: { id }, body }) =>
      act(actor, id, (service) => service.assign(actor, id, body.memberId)),
    ),
    on(routes.close, ({ actor, params: { id } }) => act(actor, id, (service) => service.close(actor, id))),
    on(routes.reopen, ({ actor, params: { id } }) => act(actor, id, (service) => service.reopen(actor, id))),
    on(routes.markRead, ({ actor, params: { id } }) => act(actor, id, (service) => service.markRead(actor, id))),
    on(routes.markUnread, ({ actor, params: { id } }) => act(actor, id, (service) => service.markUnread(actor, id))),
  ]
}
