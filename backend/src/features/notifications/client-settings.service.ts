import { clientNotices } from '@conciergerie/contract'
import type { ClientNotice, ClientNoticeSettings } from '@conciergerie/contract'
import type { MemberActor } from '#src/actor.ts'
import type { Database } from '#src/db/database.ts'
import { HouseWriter } from '#src/db/house-writer.ts'
import type { Events } from '#src/live/event-log.ts'
import { readClientSettings, saveClientSettings } from './client-settings.store.ts'

interface Change {
  enabled?: Partial<Record<ClientNotice, boolean | undefined>> | undefined
  arrivalText?: string | undefined
}

/** What the clients of a house are sent about their bookings. */
export class ClientSettingsService {
  readonly #db: Database
  readonly #events: Events
  readonly #writer: HouseWriter

  constructor({ db, events }: { db: Database; events: Events }) {
    this.#db = db
    this.#events = events
    this.#writer = new HouseWriter(db, 'settings')
  }

  read(actor: MemberActor): Promise<ClientNoticeSettings> {
    return readClientSettings(this.#db.read, actor.conciergerieId)
  }

  async save(actor: MemberActor, change: Change): Promise<ClientNoticeSettings> {
    const { conciergerieId } = actor
    // one after the other: each change is put into the whole that is there
    await this.#writer.write(conciergerieId, async (tx) => {
      const before = await readClientSettings(tx.q, conciergerieId)
      await saveClientSettings(tx.q, conciergerieId, {
        enabled: mapChosen(before.enabled, change.enabled),
        arrivalText: change.arrivalText ?? before.arrivalText,
      })
      await this.#events.append(tx, { conciergerieId, topic: 'settings', id: null })
    })
    return this.read(actor)
  }
}

function mapChosen(before: ClientNoticeSettings['enabled'], change: Change['enabled'] = {}) {
  const all = clientNotices.map((name) => [name, change[name] ?? before[name]])
  return Object.fromEntries(all) as ClientNoticeSettings['enabled']
}
