import type { NoticePreferences, Role } from '@conciergerie/contract'
import type { MemberActor } from '#src/actor.ts'
import type { Database } from '#src/db/database.ts'
import { HouseWriter } from '#src/db/house-writer.ts'
import type { Mailer } from '#src/providers/mail/mailer.ts'
import { completeChannels } from './preferences.ts'
import type { Channels, Preferences } from './preferences.ts'
import { findPreferences, findReachable, savePreferences } from './preferences.store.ts'
import type { Houses } from './ports.ts'

export interface PreferencesParts {
  db: Database
  houses: Pick<Houses, 'smsLineOf'>
  mailer: Pick<Mailer, 'enabled'>
  /** @throws AppError invalid */
  setPhone: (actor: MemberActor, phone: string | null) => Promise<unknown>
}

interface Change {
  phone?: string | null | undefined
  channels?: Partial<Record<string, { sms: boolean; email: boolean } | undefined>> | undefined
  quiet?: { from: string; to: string } | null | undefined
  sound?: boolean | undefined
}

/** What each person of a house is told outside the app, and when. */
export class PreferencesService {
  readonly #parts: PreferencesParts
  readonly #writer: HouseWriter

  constructor(parts: PreferencesParts) {
    this.#parts = parts
    this.#writer = new HouseWriter(parts.db, 'settings')
  }

  async read(actor: MemberActor): Promise<NoticePreferences> {
    const { db, houses, mailer } = this.#parts
    const { conciergerieId: house, accountId } = actor
    const [person, preferences, sms] = await Promise.all([
      findReachable(db.read, house, accountId),
      readPreferences(db.read, house, accountId, actor.role),
      houses.smsLineOf(house),
    ])
    return { phone: person?.phone ?? null, ...preferences, available: { sms: sms !== null, email: mailer.enabled } }
  }

  /** @throws AppError invalid for a number that cannot be one: nothing is then saved */
  async save(actor: MemberActor, change: Change): Promise<NoticePreferences> {
    const { setPhone } = this.#parts
    const { conciergerieId: house, accountId, role } = actor
    if (change.phone !== undefined) await setPhone(actor, change.phone === '' ? null : change.phone)
    // one after the other: each change is put into the whole that is there
    await this.#writer.write(house, async (tx) => {
      const before = await readPreferences(tx.q, house, accountId, role)
      const quiet = change.quiet === undefined ? before.quiet : change.quiet
      await savePreferences(tx.q, house, accountId, {
        channels: JSON.stringify({ ...before.channels, ...change.channels }),
        quiet_from: quiet?.from ?? null,
        quiet_to: quiet?.to ?? null,
        sound: Number(change.sound ?? before.sound),
      })
    })
    return this.read(actor)
  }
}

/** A person's preferences, complete. */
export async function readPreferences(
  q: Parameters<typeof findPreferences>[0],
  house: number,
  accountId: number,
  role: Role,
): Promise<Preferences> {
  const row = await findPreferences(q, house, accountId)
  const chosen = row ? (JSON.parse(row.channels) as Partial<Channels>) : {}
  const quiet = row?.quiet_from && row.quiet_to ? { from: row.quiet_from, to: row.quiet_to } : null
  return { channels: completeChannels(chosen, role), quiet, sound: row?.sound !== 0 }
}
