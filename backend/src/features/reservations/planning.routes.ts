import { api } from '@conciergerie/contract'
import { on } from '#src/http/mount.ts'
import type { MountedRoute } from '#src/http/mount.ts'
import type { BlocksService } from './blocks.service.ts'
import { authorOf } from './door.service.ts'
import type { MonthService } from './month.service.ts'
import type { PlanningService } from './planning.service.ts'
import type { WaitlistService } from './waitlist.service.ts'

const routes = api.reservations

export interface PlanningDoors {
  planning: PlanningService
  month: MonthService
  blocks: BlocksService
  waitlist: WaitlistService
}

/** What the screens of the house draw, what is taken out, who waits. */
export function planningRoutes({ planning, month, blocks, waitlist }: PlanningDoors): MountedRoute[] {
  return [
    on(routes.planning, ({ actor, query }) => planning.stays(actor.conciergerieId, query.from, query.to)),
    on(routes.tablePlanning, ({ actor, query }) => planning.tables(actor.conciergerieId, query.date)),
    on(routes.month, ({ actor, query }) => month.read(actor.conciergerieId, query.month)),
    on(routes.pending, ({ actor }) => month.pending(actor.conciergerieId)),
    on(routes.createBlock, async ({ actor, body: { reason = 'maintenance', label, ...block } }) => ({
      block: await blocks.create(authorOf(actor), { ...block, reason, label: label ?? null }),
    })),
    on(routes.listBlocks, async ({ actor, query }) => ({
      items: await blocks.list(actor.conciergerieId, query.from),
    })),
    on(routes.removeBlock, ({ actor, params }) => blocks.remove(authorOf(actor), params.id)),
    on(routes.listWaitlist, async ({ actor }) => ({ items: await waitlist.list(actor.conciergerieId) })),
    on(routes.joinWaitlist, async ({ actor, body: { name, phone, clientId, ...wish } }) => ({
      entry: await waitlist.join(authorOf(actor), {
        kind: wish.kind,
        unitType: wish.unitType ?? null,
        dateFrom: wish.dateFrom,
        dateTo: wish.dateTo ?? null,
        timeFrom: wish.timeFrom ?? null,
        timeTo: wish.timeTo ?? null,
        partySize: wish.partySize,
        guest: { clientId: clientId ?? null, name: name ?? '', phone: phone || null, email: null },
        conversationId: null,
      }),
    })),
    on(routes.leaveWaitlist, ({ actor, params }) => waitlist.leave(authorOf(actor), params.id)),
  ]
}
