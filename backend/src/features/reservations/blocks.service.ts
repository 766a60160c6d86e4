import type { Block, UnitKind } from '@conciergerie/contract'
import type { Clock } from '#src/clock.ts'
import type { Database, Tx } from '#src/db/database.ts'
import { isUniqueViolation } from '#src/db/violations.ts'
import { AppError, notFound } from '#src/errors.ts'
import type { ConciergeriesService } from '#src/features/conciergeries/conciergeries.service.ts'
import type { House } from '#src/features/conciergeries/house.ts'
import * as store from './blocks.store.ts'
import { eachNight, eachQuarter, isDay, minutesBetween } from './engine/calendar.ts'
import { verdict } from './engine/verdict.ts'
import { expireLapsed } from './holds.ts'
import type { HouseWriter } from '#src/db/house-writer.ts'
import type { Ledger } from './ledger.ts'
import { wordingIn } from './locales/wording.ts'
import { countHeld, findHolder, releaseBlock, takeBuckets } from './occupancy.store.ts'
import type { Author, Refusal } from './ports.ts'
import { invalidField } from './refusals.ts'
import { momentOf } from './snapshots.ts'
import type { Snapshots } from './snapshots.ts'
import type { WaitlistOffers } from './waitlist-offers.ts'

/** A room or a table that is not to be had for a while. */
export interface BlockRequest {
  unitId: number
  /** A day for a room, a wall time for a table; a table's day is all of it. */
  startsAt: string
  endsAt: string
  reason: Exclude<Block['reason'], 'ical'>
  label: string | null
}

interface BlockParts {
  db: Database
  now: Clock
  writer: HouseWriter
  houses: Pick<ConciergeriesService, 'read'>
  snapshots: Snapshots
  ledger: Ledger
  offers: WaitlistOffers
}

/** The longest that a unit is taken out at once, in days. */
const longestDays = 800

export class BlocksService {
  readonly #parts: BlockParts

  constructor(parts: BlockParts) {
    this.#parts = parts
  }

  /** @throws AppError invalid · not_available (a booking stands there: details say which) */
  async create(author: Author, request: BlockRequest): Promise<Block> {
    const { writer, houses } = this.#parts
    const house = await houses.read(author.conciergerieId)
    const write = () => writer.write(house.id, (tx) => this.#createIn(tx, author, house, request))
    return write().catch((error: unknown) => {
      // PostgreSQL: a booking was faster; looked at once more, it has a name
      if (isUniqueViolation(error)) return write()
      throw error
    })
  }

  async remove(author: Author, id: number): Promise<void> {
    const { writer, houses, now, snapshots, ledger, offers } = this.#parts
    const house = await houses.read(author.conciergerieId)
    await writer.write(house.id, async (tx) => {
      const row = await store.findBlock(tx.q, house.id, id)
      if (!row) throw notFound()
      await releaseBlock(tx, house.id, id)
      await store.deleteBlock(tx.q, house.id, id)
      await ledger.announce(tx, house.id, 'reservations', null)
      const kind = row.starts_at.length === 10 ? 'stay' : 'table'
      await offers.offer(tx, await snapshots.ask(tx.q, house, now()), [{ ...row, kind }])
    })
  }

  /** Blocks from a day on; from today when none is given. */
  async list(conciergerieId: number, from?: string): Promise<Block[]> {
    const { db, houses, now } = this.#parts
    const { timezone } = await houses.read(conciergerieId)
    return (await store.listBlocks(db.read, conciergerieId, from ?? momentOf(timezone, now()).today)).map(presentBlock)
  }

  async #createIn(tx: Tx, author: Author, house: House, request: BlockRequest): Promise<Block> {
    const { now, snapshots, ledger } = this.#parts
    const question = await snapshots.ask(tx.q, house, now())
    const unit = question.inventory.units.find(({ id }) => id === request.unitId)
    const type = question.inventory.unitTypes.find(({ id }) => id === unit?.unitTypeId)
    if (!unit || !type) throw invalidField('unitId', ({ wish }) => wish.unit())
    const { startsAt, endsAt } = readStretch(type.kind, request)
    await expireLapsed(tx, ledger, house.id, question.at)
    await assertFree(tx, house, unit.id, startsAt, endsAt)
    const values = {
      unit_id: unit.id,
      starts_at: startsAt,
      ends_at: endsAt,
      reason: request.reason,
      label: request.label,
    }
    const created_at = question.at.toISOString()
    const id = await store.insertBlock(tx.q, { ...values, conciergerie_id: house.id, created_at })
    const buckets = type.kind === 'stay' ? eachNight(startsAt, endsAt) : eachQuarter(startsAt, endsAt)
    const taken = buckets.map((bucket) => ({ unitId: unit.id, bucket }))
    await takeBuckets(tx, { house: house.id, reservationId: null, blockId: id }, taken)
    await ledger.announce(tx, author.conciergerieId, 'reservations', null)
    return presentBlock({ id, ...values, conciergerie_id: house.id, created_at })
  }
}

/** @throws AppError invalid */
function readStretch(kind: UnitKind, { startsAt, endsAt }: BlockRequest) {
  const read = (field: string, text: string) => {
    const [day, time] = [text.slice(0, 10), text.length > 10 ? text.slice(11, 16) : undefined]
    if (!isDay(day) || (time !== undefined && !/^([01]\d|2[0-3]):[0-5]\d$/.test(time)))
      throw invalidField(field, ({ wish }) => wish.notADay(text))
    return kind === 'stay' ? day : `${day}T${time ?? '00:00'}`
  }
  const stretch = { startsAt: read('startsAt', startsAt), endsAt: read('endsAt', endsAt) }
  const minutes = minutesBetween(stretch.startsAt, stretch.endsAt)
  if (minutes <= 0 || minutes > longestDays * 24 * 60) throw invalidField('endsAt', ({ wish }) => wish.dates())
  return stretch
}

/** @throws AppError not_available, naming the booking that stands there */
async function assertFree(tx: Tx, house: House, unitId: number, from: string, to: string): Promise<void> {
  const start = from.length === 10 ? from : (eachQuarter(from, to)[0] ?? from)
  const holder = await findHolder(tx.q, house.id, [unitId], start, to)
  if (!holder && (await countHeld(tx.q, house.id, unitId, start, to)) === 0) return
  const takenBy: Refusal['takenBy'] = holder
    ? { code: holder.code, source: holder.source, at: holder.created_at }
    : null
  const details: Refusal = { ...verdict('full'), alternatives: [], takenBy, overridable: false }
  const wording = wordingIn(house.locale)
  throw new AppError('not_available', holder ? wording.taken(holder.code) : wording.blocked(), { details })
}

export function presentBlock(row: store.BlockRow): Block {
  return {
    id: row.id,
    unitId: row.unit_id,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    reason: row.reason as Block['reason'],
    label: row.label,
  }
}
