import type { MenuItem, api } from '@conciergerie/contract'
import type { z } from 'zod'
import { authorize } from '#src/actor.ts'
import type { HouseActor } from '#src/actor.ts'
import type { Clock } from '#src/clock.ts'
import type { Database, Tx } from '#src/db/database.ts'
import { HouseWriter } from '#src/db/house-writer.ts'
import { AppError } from '#src/errors.ts'
import type { Events } from '#src/live/event-log.ts'
import { fold } from '#src/text/fold.ts'
import * as store from './menu.store.ts'
import { presentItem } from './present.ts'
import { words } from './words.ts'

type NewItem = z.output<typeof api.orders.addMenuItem.body>
type ItemChange = z.output<typeof api.orders.updateMenuItem.body>

export interface MenuParts {
  db: Database
  events: Events
  now: Clock
}

/** What can be ordered. What was ordered keeps its name and its price. */
export class MenuService {
  readonly #parts: MenuParts
  readonly #writer: HouseWriter

  constructor(parts: MenuParts) {
    this.#parts = parts
    this.#writer = new HouseWriter(parts.db, 'menu')
  }

  async list(conciergerieId: number): Promise<MenuItem[]> {
    return (await store.listItems(this.#parts.db.read, conciergerieId)).map(presentItem)
  }

  /** @throws AppError conflict */
  add(actor: HouseActor, input: NewItem): Promise<MenuItem> {
    return this.#change(actor, async (tx) => {
      const menu = await store.listItems(tx.q, actor.conciergerieId)
      ensureNameIsFree(actor, menu, input.name, null)
      const last = menu.at(-1)?.position ?? 0
      const row = await store.insertItem(tx.q, {
        conciergerie_id: actor.conciergerieId,
        category: input.category ?? null,
        name: input.name,
        folded: fold(input.name),
        description: input.description ?? null,
        price_cents: input.priceCents,
        available: Number(input.available ?? true),
        allergens: JSON.stringify(input.allergens ?? []),
        position: input.position ?? last + 10,
        deleted_at: null,
      })
      return presentItem(row)
    })
  }

  /** @throws AppError not_found, conflict */
  update(actor: HouseActor, id: number, change: ItemChange): Promise<MenuItem> {
    return this.#change(actor, async (tx) => {
      const row = authorize(actor, await store.findItem(tx.q, actor.conciergerieId, id))
      if (change.name !== undefined)
        ensureNameIsFree(actor, await store.listItems(tx.q, actor.conciergerieId), change.name, id)
      const columns = columnsOf(change)
      if (Object.keys(columns).length === 0) return presentItem(row)
      return presentItem(await store.updateItem(tx.q, actor.conciergerieId, id, columns))
    })
  }

  /** @throws AppError not_found */
  remove(actor: HouseActor, id: number): Promise<void> {
    return this.#change(actor, async (tx) => {
      authorize(actor, await store.findItem(tx.q, actor.conciergerieId, id))
      await store.updateItem(tx.q, actor.conciergerieId, id, { deleted_at: this.#parts.now().toISOString() })
    })
  }

  /** One after the other: a name is free only as long as nobody else takes it. */
  #change<T>(actor: HouseActor, act: (tx: Tx) => Promise<T>): Promise<T> {
    return this.#writer.write(actor.conciergerieId, async (tx) => {
      const result = await act(tx)
      await this.#parts.events.append(tx, { conciergerieId: actor.conciergerieId, topic: 'menu', id: null })
      return result
    })
  }
}

function columnsOf(change: ItemChange) {
  const { name, category, description, priceCents, available, allergens, position } = change
  return {
    ...(name !== undefined && { name, folded: fold(name) }),
    ...(category !== undefined && { category }),
    ...(description !== undefined && { description }),
    ...(priceCents !== undefined && { price_cents: priceCents }),
    ...(available !== undefined && { available: Number(available) }),
    ...(allergens !== undefined && { allergens: JSON.stringify(allergens) }),
    ...(position !== undefined && { position }),
  }
}

/** Orders are taken by name: two dishes of one name could not be told apart. */
function ensureNameIsFree(actor: HouseActor, menu: readonly store.MenuRow[], name: string, own: number | null): void {
  const folded = fold(name)
  if (!menu.some((row) => row.id !== own && row.folded === folded)) return
  throw new AppError('conflict', words.nameTaken, { fields: { name: words.nameTaken } })
}
