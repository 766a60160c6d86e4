import type { VoiceSettings } from '@conciergerie/contract'
import type { MemberActor } from '#src/actor.ts'
import type { Clock } from '#src/clock.ts'
import type { Database } from '#src/db/database.ts'
import { HouseWriter } from '#src/db/house-writer.ts'
import { TtlCache } from '#src/db/ttl-cache.ts'
import { AppError } from '#src/errors.ts'
import type { AuditService } from '#src/features/accounts/audit.service.ts'
import type { House } from '#src/features/conciergeries/house.ts'
import type { Events } from '#src/live/event-log.ts'
import type { Secrets } from '#src/secrets.ts'
import { readNumber } from './line-form.ts'
import { words } from './locales/error-words.ts'
import type { LineDirectory, VoiceHouses } from './ports.ts'
import { applyPatch, readStored } from './voice-settings.ts'
import type { VoicePatch } from './voice-settings.ts'
import * as store from './voice-settings.store.ts'

/** Another process may have changed them: nothing is believed for longer. */
const believedForMs = 2_000

export interface VoiceSettingsParts {
  db: Database
  now: Clock
  events: Events
  audit: AuditService
  secrets: Secrets
  /** What answers at a number: nobody is passed on to the assistant itself. */
  lines: LineDirectory
  houses: { read(conciergerieId: number): Promise<House> }
}

/** How calls of a house are answered. */
export class VoiceSettingsService implements VoiceHouses {
  readonly #parts: VoiceSettingsParts
  readonly #writer: HouseWriter
  readonly #kept: TtlCache<VoiceSettings>

  constructor(parts: VoiceSettingsParts) {
    this.#parts = parts
    this.#writer = new HouseWriter(parts.db, 'settings')
    this.#kept = new TtlCache({ ttlMs: believedForMs, now: parts.now })
  }

  /** @throws AppError not_found */
  readVoice(conciergerieId: number): Promise<VoiceSettings> {
    return this.#kept.get(conciergerieId, async () => {
      const { locale } = await this.#parts.houses.read(conciergerieId)
      return readStored(await store.findSettings(this.#parts.db.read, conciergerieId), locale)
    })
  }

  /** The next call follows. @throws AppError invalid, conflict when calls are to be recorded and nothing can seal them */
  async update(actor: MemberActor, patch: VoicePatch, ip: string | null): Promise<VoiceSettings> {
    const { events, audit, houses, now } = this.#parts
    const { conciergerieId } = actor
    const change = await this.#check(conciergerieId, patch)
    const { locale } = await houses.read(conciergerieId)
    // one after the other: each change is put into the whole that is there
    await this.#writer.write(conciergerieId, async (tx) => {
      const before = readStored(await store.findSettings(tx.q, conciergerieId), locale)
      const after = applyPatch(before, change)
      await store.saveSettings(tx.q, conciergerieId, JSON.stringify(after), now().toISOString())
      await audit.record(tx, { actor, action: 'voice.changed', details: { fields: Object.keys(patch) }, ip })
      await events.append(tx, { conciergerieId, topic: 'settings', id: conciergerieId })
      tx.onCommit(() => {
        this.#kept.clear()
      })
    })
    return this.readVoice(conciergerieId)
  }

  async #check(conciergerieId: number, patch: VoicePatch): Promise<VoicePatch> {
    // recordings are sealed too: without a key there is nowhere to keep them
    if (patch.recording?.enabled === true && !this.#parts.secrets.available)
      await this.#parts.secrets.seal('', 'call_recordings:0')
    if (!patch.transferNumber) return patch
    const transferNumber = readNumber(patch.transferNumber, 'transferNumber')
    const answering = await this.#parts.lines.findByNumber(transferNumber)
    if (answering?.conciergerieId !== conciergerieId) return { ...patch, transferNumber }
    throw new AppError('invalid', words.transfer, { fields: { transferNumber: words.transfer } })
  }
}
