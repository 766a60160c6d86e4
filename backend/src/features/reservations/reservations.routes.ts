import { api } from '@conciergerie/contract'
import type { Request } from 'express'
import { ipKeyGenerator } from 'express-rate-limit'
import { on } from '#src/http/mount.ts'
import type { MountedRoute } from '#src/http/mount.ts'
import { authorOf } from './door.service.ts'
import type { DoorService } from './door.service.ts'
import type { ListingService } from './listing.service.ts'
import { sendCsv } from './send-csv.ts'
import type { PlanningService } from './planning.service.ts'
import type { ReservationsService } from './reservations.service.ts'

const routes = api.reservations

export interface ReservationDoors {
  desk: ReservationsService
  door: DoorService
  listing: ListingService
  planning: Pick<PlanningService, 'alertOf'>
}

/** Booking, changing, listing; earlier systems find their own addresses and words. */
export function reservationsRoutes(doors: ReservationDoors): MountedRoute[] {
  return [...bookingRoutes(doors), ...transitionRoutes(doors), ...listRoutes(doors)]
}

/** A browser's network: of an IPv6 address the part that a whole home shares. */
const addressOf = ({ ip }: Request) => (ip === undefined ? null : ipKeyGenerator(ip))

function bookingRoutes({ desk, door, planning }: ReservationDoors): MountedRoute[] {
  return [
    on(routes.checkAvailability, ({ actor, body, req }) => door.check(actor, body, addressOf(req))),
    on(routes.checkAvailabilityBefore, ({ actor, body, req }) => door.check(actor, body, addressOf(req))),
    on(routes.create, async ({ actor, body, req }) => ({
      reservation: await door.book(actor, body, addressOf(req)),
    })),
    on(routes.read, async ({ actor: { conciergerieId }, params: { id } }) => {
      const reservation = await desk.read(conciergerieId, id)
      const [history, alert] = await Promise.all([
        desk.history(conciergerieId, id),
        planning.alertOf(conciergerieId, reservation),
      ])
      return { reservation, history, alert }
    }),
    on(routes.update, ({ actor, params, body }) => door.change(actor, params.id, body)),
    on(routes.replace, ({ actor, params, body }) => door.change(actor, params.id, body)),
  ]
}

function transitionRoutes({ desk }: ReservationDoors): MountedRoute[] {
  const step = (
    route: (typeof routes)['confirm' | 'decline' | 'checkIn' | 'complete' | 'noShow' | 'reopen'],
    action: Parameters<ReservationsService['act']>[2],
  ) =>
    on(route, async ({ actor, params, body }) => ({
      reservation: await desk.act(authorOf(actor), params.id, action, body),
    }))
  return [
    step(routes.confirm, 'confirm'),
    step(routes.decline, 'decline'),
    step(routes.checkIn, 'check-in'),
    step(routes.complete, 'complete'),
    step(routes.noShow, 'no-show'),
    step(routes.reopen, 'reopen'),
    on(routes.remove, async ({ actor, params }) => ({
      reservation: await desk.act(authorOf(actor), params.id, 'cancel'),
    })),
    on(routes.cancel, async ({ actor, params, body: { by, ...options } }) => {
      const author = authorOf(actor)
      const named = by === 'client' ? { ...author, name: 'client' } : author
      return { reservation: await desk.act(named, params.id, 'cancel', options) }
    }),
  ]
}

function listRoutes({ listing }: ReservationDoors): MountedRoute[] {
  return [
    on(routes.list, ({ actor, query }) => listing.list(actor.conciergerieId, query)),
    on(routes.exportCsv, ({ actor, query, res }) => {
      const locale = actor.kind === 'member' ? actor.locale : 'fr'
      return sendCsv(res, locale, listing.exportAll(actor.conciergerieId, query))
    }),
    on(routes.listBefore, ({ actor }) => listing.listBefore(actor.conciergerieId)),
    on(routes.readBefore, ({ actor, params }) => listing.readBefore(actor.conciergerieId, params.id)),
  ]
}
