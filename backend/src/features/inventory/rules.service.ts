import type { CalendarRule, UnitKind } from '@conciergerie/contract'
import { authorize } from '#src/actor.ts'
import type { HouseActor } from '#src/actor.ts'
import type { Database, Queries } from '#src/db/database.ts'
import { AppError, notFound } from '#src/errors.ts'
import { withGiven } from './given.ts'
import type { InventoryWriter } from './inventory-writer.ts'
import { presentRule } from './present.ts'
import { ensureSoundRule, plainRule, toRuleColumns } from './rule-rows.ts'
import type { NewRule, RuleChange, RuleFields } from './rule-rows.ts'
import * as store from './rules.store.ts'
import * as services from './services.store.ts'
import * as types from './unit-types.store.ts'
import { words } from './words.ts'

const mostRules = 5000

/** Rates, restrictions and closures of a house. */
export class RulesService {
  readonly #db: Database
  readonly #writer: InventoryWriter

  constructor({ db, writer }: { db: Database; writer: InventoryWriter }) {
    this.#db = db
    this.#writer = writer
  }

  /** Oldest first: the last that matches wins. */
  async list({ conciergerieId }: HouseActor, days: { from?: string | undefined; to?: string | undefined }) {
    return (await store.listRules(this.#db.read, conciergerieId, days)).map(presentRule)
  }

  /** @throws AppError not_found for an unknown type or service, invalid */
  create(actor: HouseActor, input: NewRule): Promise<CalendarRule> {
    return this.#writer.change(actor, async (q) => {
      const rule = withGiven(plainRule(actor.conciergerieId), toRuleColumns(input))
      await ensureSound(q, actor, rule)
      if ((await store.countRules(q, actor.conciergerieId)) >= mostRules)
        throw new AppError('conflict', words.tooMany(mostRules))
      return presentRule(await store.insertRule(q, rule))
    })
  }

  /** @throws AppError not_found, invalid */
  update(actor: HouseActor, id: number, input: RuleChange): Promise<CalendarRule> {
    return this.#writer.change(actor, async (q) => {
      const row = authorize(actor, await store.findRule(q, actor.conciergerieId, id))
      const changed = withGiven<store.RuleRow>(row, toRuleColumns(input))
      await ensureSound(q, actor, changed)
      await store.updateRule(q, changed)
      return presentRule(changed)
    })
  }

  /** @throws AppError not_found */
  async remove(actor: HouseActor, id: number): Promise<void> {
    await this.#writer.change(actor, async (q) => {
      if (!(await store.deleteRule(q, actor.conciergerieId, id))) throw notFound()
    })
  }
}

async function ensureSound(q: Queries, actor: HouseActor, rule: RuleFields): Promise<void> {
  ensureSoundRule(rule, await kindOf(q, actor, rule))
}

/** @throws AppError not_found */
async function kindOf(
  q: Queries,
  actor: HouseActor,
  { unit_type_id, service_id }: RuleFields,
): Promise<UnitKind | null> {
  const { conciergerieId } = actor
  const type =
    unit_type_id === null ? null : authorize(actor, await types.findUnitType(q, conciergerieId, unit_type_id))
  if (service_id !== null) authorize(actor, await services.findService(q, conciergerieId, service_id))
  return type?.kind ?? (service_id === null ? null : 'table')
}
