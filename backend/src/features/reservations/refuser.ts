import type { Queries } from '#src/db/database.ts'
import type { AppError } from '#src/errors.ts'
import type { Clock } from '#src/clock.ts'
import { mayDecide } from './choosing.ts'
import { addMinutes } from './engine/calendar.ts'
import { typesMeant } from './engine/evaluate.ts'
import { turnMinutes } from './engine/services.ts'
import type { Verdict } from './engine/verdict.ts'
import { findHolder } from './occupancy.store.ts'
import type { Author, Refusal, Wish } from './ports.ts'
import { notAvailable } from './refusals.ts'
import type { Question, Snapshots } from './snapshots.ts'

interface Refused {
  author: Author
  house: Question['house']
  verdict: Verdict
  wish: Wish
  unitId: number | null
  /** The same again with `override` would be granted. */
  overridable?: boolean
}

/** Says no in full: why, what else there is, and to people of the house who has the place. */
export class Refuser {
  readonly #snapshots: Snapshots
  readonly #now: Clock

  constructor({ snapshots, now }: { snapshots: Snapshots; now: Clock }) {
    this.#snapshots = snapshots
    this.#now = now
  }

  async refuse(q: Queries, { author, house, verdict, wish, unitId, overridable = false }: Refused): Promise<AppError> {
    const question = await this.#snapshots.ask(q, house, this.#now())
    const alternatives = await this.#snapshots.alternatives(q, question, wish, verdict)
    const asks = mayDecide(author) && verdict.reason === 'full' && !overridable
    const takenBy = asks ? await findTaker(q, question, wish, unitId) : null
    return notAvailable(wish.kind, verdict, { alternatives, takenBy, overridable })
  }
}

/** The newest booking that stands in the way. */
async function findTaker(
  q: Queries,
  { house, inventory }: Question,
  wish: Wish,
  unitId: number | null,
): Promise<Refusal['takenBy']> {
  const types = new Set(typesMeant(inventory, wish).map(({ id }) => id))
  const units =
    unitId === null ? inventory.units.filter((unit) => types.has(unit.unitTypeId)).map(({ id }) => id) : [unitId]
  if (units.length === 0) return null
  const { from, to } = stretchOf(inventory, wish)
  const holder = await findHolder(q, house.id, units, from, to)
  return holder ? { code: holder.code, source: holder.source, at: holder.created_at } : null
}

function stretchOf({ services }: Question['inventory'], wish: Wish) {
  if (wish.kind === 'stay') return { from: wish.from, to: wish.to }
  const at = `${wish.date}T${wish.time}`
  return { from: at, to: addMinutes(at, turnMinutes(services[0] ?? null, wish.partySize)) }
}
