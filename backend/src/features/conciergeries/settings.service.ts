import type { AiMode, Settings } from '@conciergerie/contract'
import type { HouseActor, MemberActor } from '#src/actor.ts'
import type { Clock } from '#src/clock.ts'
import type { Config } from '#src/config.ts'
import type { Database, Tx } from '#src/db/database.ts'
import { isUniqueViolation } from '#src/db/violations.ts'
import { platformHouse } from '#src/live/event-log.ts'
import type { Events } from '#src/live/event-log.ts'
import type { Logger } from '#src/logger.ts'
import { isSealed } from '#src/secrets.ts'
import type { Secrets } from '#src/secrets.ts'
import type { AuditService } from '#src/features/accounts/audit.service.ts'
import type { ConciergeriesService } from './conciergeries.service.ts'
import * as store from './conciergeries.store.ts'
import { ensureNumberIsFree, numberTaken } from './house-numbers.ts'
import { presentSettings } from './present.ts'
import { columnsOf } from './settings-change.ts'
import type { SettingsPatch } from './settings-change.ts'

export interface SettingsParts {
  db: Database
  now: Clock
  logger: Logger
  events: Events
  secrets: Secrets
  audit: AuditService
  houses: ConciergeriesService
  config: Pick<Config, 'publicUrl' | 'twilio'>
}

const tokenColumns = ['twilio_auth_token', 'twilio_secondary_token'] as const

/** The settings of a house, as its members read and change them. */
export class SettingsService {
  readonly #parts: SettingsParts

  constructor(parts: SettingsParts) {
    this.#parts = parts
  }

  async read(actor: HouseActor): Promise<Settings> {
    const { houses, config } = this.#parts
    const { row, channel } = await houses.know(actor.conciergerieId)
    const platform = { simulated: config.twilio.simulated, publicUrl: config.publicUrl }
    return presentSettings(row, channel, { ...platform, canText: (await houses.smsLineOf(row.id)) !== null })
  }

  /** A WhatsApp number works as soon as this resolves. @throws AppError invalid, conflict */
  async update(actor: MemberActor, patch: SettingsPatch, ip: string | null): Promise<Settings> {
    const tokens = await this.#sealTokens(actor.conciergerieId, patch.whatsapp ?? {})
    const change = { ...columnsOf(patch), ...tokens }
    await this.#write(actor, change, async (tx) => {
      const { audit } = this.#parts
      const fields = Object.keys(change).filter((column) => !(column in tokens))
      if (fields.length > 0) await audit.record(tx, { actor, action: 'settings.changed', details: { fields }, ip })
      if (Object.keys(tokens).length > 0)
        await audit.record(tx, { actor, action: 'settings.secrets', details: { fields: Object.keys(tokens) }, ip })
    })
    return this.read(actor)
  }

  async setAssistant(actor: MemberActor, mode: AiMode, ip: string | null): Promise<Settings> {
    await this.#write(actor, { ai_mode: mode }, (tx) =>
      this.#parts.audit.record(tx, { actor, action: 'settings.changed', target: 'assistant', details: { mode }, ip }),
    )
    return this.read(actor)
  }

  /** Seals what an older database kept in the clear; runs at start. */
  async sealPlainTokens(): Promise<void> {
    const { db, secrets, logger } = this.#parts
    const plain = (await store.listHouses(db.read)).filter((row) =>
      tokenColumns.some((column) => row[column] !== null && !isSealed(row[column])),
    )
    if (plain.length === 0) return
    if (!secrets.available) {
      logger.warn({ houses: plain.length }, 'WhatsApp tokens lie in the database unencrypted: set ENCRYPTION_KEY')
      return
    }
    for (const row of plain) await this.#sealRow(row)
  }

  async #sealRow(row: store.HouseRow): Promise<void> {
    const { db, secrets, houses } = this.#parts
    const sealed: store.HouseChange = {}
    for (const column of tokenColumns) {
      const value = row[column]
      if (value !== null && !isSealed(value)) sealed[column] = await secrets.seal(value, `conciergeries:${row.id}`)
    }
    await db.write(async (tx) => {
      await store.updateHouse(tx.q, row.id, sealed)
      houses.forget(tx)
    })
  }

  async #write(actor: MemberActor, change: store.HouseChange, also: (tx: Tx) => Promise<void>): Promise<void> {
    const { db, now, houses, events } = this.#parts
    const { conciergerieId } = actor
    try {
      await db.write(async (tx) => {
        await this.#ensureNumbersAreFree(tx, conciergerieId, change)
        await store.updateHouse(tx.q, conciergerieId, { ...change, updated_at: now().toISOString() })
        await also(tx)
        await events.append(tx, { conciergerieId, topic: 'settings', id: conciergerieId })
        await events.append(tx, { conciergerieId: platformHouse, topic: 'conciergeries', id: conciergerieId })
        houses.forget(tx)
      })
    } catch (error) {
      if (isUniqueViolation(error)) throw numberTaken('whatsapp.number', error)
      throw error
    }
  }

  async #ensureNumbersAreFree(
    tx: Tx,
    conciergerieId: number,
    { whatsapp_number, phone_number, sms_number }: store.HouseChange,
  ): Promise<void> {
    const { houses } = this.#parts
    if (whatsapp_number) {
      const field = 'whatsapp.number'
      if (whatsapp_number === houses.platformNumber) await this.#ensureDefault(conciergerieId, field)
      await ensureNumberIsFree(tx, { column: 'whatsapp_number', field, number: whatsapp_number, conciergerieId })
    }
    // two houses of the platform's account could not tell whose client answers; the platform's number they share knowingly
    if (sms_number)
      await ensureNumberIsFree(tx, { column: 'sms_number', field: 'sms.number', number: sms_number, conciergerieId })
    if (phone_number)
      await ensureNumberIsFree(tx, {
        column: 'phone_number',
        field: 'phoneNumber',
        number: phone_number,
        conciergerieId,
      })
  }

  /** The platform's number is already that of the house it falls to. */
  async #ensureDefault(conciergerieId: number, field: string): Promise<void> {
    const owner = await this.#parts.houses.findDefault()
    if (owner !== null && owner !== conciergerieId) throw numberTaken(field)
  }

  async #sealTokens(conciergerieId: number, { authToken, secondaryAuthToken }: NonNullable<SettingsPatch['whatsapp']>) {
    const seal = (plain: string | null) =>
      plain === null ? null : this.#parts.secrets.seal(plain, `conciergeries:${conciergerieId}`)
    return {
      ...(authToken === undefined ? {} : { twilio_auth_token: await seal(authToken) }),
      ...(secondaryAuthToken === undefined ? {} : { twilio_secondary_token: await seal(secondaryAuthToken) }),
    }
  }
}
