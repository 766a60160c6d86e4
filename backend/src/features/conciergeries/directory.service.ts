import type { HouseKind } from '@conciergerie/contract'
import type { Clock } from '#src/clock.ts'
import type { Database } from '#src/db/database.ts'
import { notFound } from '#src/errors.ts'
import type { MembersService } from '#src/features/accounts/members.service.ts'
import { canSend } from './channels.ts'
import type { ConciergeriesService } from './conciergeries.service.ts'
import * as store from './conciergeries.store.ts'
import type { Counters } from './ports.ts'

const day = 86_400_000

export interface DirectoryParts {
  db: Database
  now: Clock
  counters: Counters
  members: MembersService
  houses: ConciergeriesService
  /** Outside demo, houses that the demo left are not shown. */
  demo: boolean
}

/** Every house as administrators see it: usage, cost, last activity. */
export class DirectoryService {
  readonly #parts: DirectoryParts

  constructor(parts: DirectoryParts) {
    this.#parts = parts
  }

  async list() {
    const rows = await store.listHouses(this.#parts.db.read)
    const gathered = await this.#gather()
    const visible = rows.filter((row) => row.demo === 0 || this.#parts.demo)
    return Promise.all(visible.map((row) => this.#present(row, gathered)))
  }

  /** @throws AppError not_found */
  async read(conciergerieId: number) {
    const row = await store.findHouse(this.#parts.db.read, conciergerieId)
    if (!row) throw notFound()
    return this.#present(row, await this.#gather())
  }

  async #gather() {
    const { db, counters, members } = this.#parts
    const monthAgo = this.#ago(30 * day)
    const [usage, activity, team, broken] = await Promise.all([
      store.sumUsage(db.read, monthAgo.slice(0, 10)),
      counters.activitySince(monthAgo),
      members.countByHouse(),
      counters.brokenChannelsSince(this.#ago(day)),
    ])
    return { usage, activity, team, broken }
  }

  async #present(row: store.HouseRow, { usage, activity, team, broken }: Gathered) {
    const channel = await this.#parts.houses.channelOf(row.id)
    const used = usage.get(row.id)
    return {
      id: row.id,
      name: row.name,
      kind: row.kind as HouseKind,
      email: row.email,
      timezone: row.timezone,
      whatsappNumber: channel.number,
      phoneNumber: row.phone_number,
      status: row.status as 'active' | 'suspended',
      channel: canSend(channel) ? (broken.has(row.id) ? ('error' as const) : ('ok' as const)) : ('off' as const),
      demo: row.demo === 1,
      createdAt: row.created_at,
      usage: {
        members: team.get(row.id) ?? 0,
        conversations30d: activity.get(row.id)?.conversations ?? 0,
        messages30d: used?.messages ?? 0,
        answers30d: used?.answers ?? 0,
        cost30dMicros: used?.costMicros ?? 0,
        lastActivityAt: activity.get(row.id)?.lastAt ?? null,
      },
    }
  }

  #ago(ms: number): string {
    return new Date(this.#parts.now().getTime() - ms).toISOString()
  }
}

interface Gathered {
  usage: ReadonlyMap<number, store.Usage>
  activity: Awaited<ReturnType<Counters['activitySince']>>
  team: ReadonlyMap<number, number>
  broken: ReadonlySet<number>
}
