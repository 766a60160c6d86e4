import type { MemberActor } from '#src/actor.ts'
import type { Clock } from '#src/clock.ts'
import type { Config } from '#src/config.ts'
import type { Database, Tx } from '#src/db/database.ts'
import { notFound } from '#src/errors.ts'
import type { Logger } from '#src/logger.ts'
import type { Secrets } from '#src/secrets.ts'
import { toE164 } from '#src/text/phone.ts'
import { isSameSid, resolveChannel } from './channels.ts'
import type { Platform } from './channels.ts'
import * as store from './conciergeries.store.ts'
import type { Addressee, Channel, House } from './house.ts'
import type { Counters } from './ports.ts'
import { toHouse } from './present.ts'
import { resolveSmsLine } from './sms-line.ts'
import type { HouseSmsLine } from './sms-line.ts'
import { TtlCache } from '#src/db/ttl-cache.ts'

/** Another process may have changed a house: nothing is believed for longer. */
const believedForMs = 2_000

export interface ConciergeriesParts {
  db: Database
  now: Clock
  logger: Logger
  secrets: Secrets
  counters: Counters
  config: Pick<Config, 'demo' | 'twilio'>
}

export interface KnownHouse {
  row: store.HouseRow
  house: House
  channel: Channel
}

/** What the rest of the program asks of a house, at every webhook and answer: kept in memory for a moment. */
export class ConciergeriesService {
  readonly #parts: ConciergeriesParts
  readonly #platform: Platform
  readonly #houses: TtlCache<KnownHouse | null>
  readonly #addressees: TtlCache<number[]>
  readonly #default: TtlCache<number | null>

  constructor(parts: ConciergeriesParts) {
    this.#parts = parts
    const { account, whatsappNumber } = parts.config.twilio
    this.#platform = { account, number: whatsappNumber === null ? null : toE164(whatsappNumber) }
    const memory = { ttlMs: believedForMs, now: parts.now }
    this.#houses = new TtlCache(memory)
    this.#addressees = new TtlCache(memory)
    this.#default = new TtlCache(memory)
  }

  /** @throws AppError not_found */
  async read(conciergerieId: number): Promise<House> {
    return (await this.know(conciergerieId)).house
  }

  /** @throws AppError not_found */
  async channelOf(conciergerieId: number): Promise<Channel> {
    return (await this.know(conciergerieId)).channel
  }

  /** Where the house's SMS leave from; null when none can. @throws AppError not_found */
  async smsLineOf(conciergerieId: number): Promise<HouseSmsLine | null> {
    const { row, channel } = await this.know(conciergerieId)
    const { smsNumber } = this.#parts.config.twilio
    const platformNumber = smsNumber === null ? null : toE164(smsNumber)
    return resolveSmsLine({ id: row.id, smsNumber: row.sms_number }, channel, platformNumber)
  }

  /** The house that a webhook is for: by pool first, then by number, and only with the account it uses. */
  async findByChannel({
    accountSid,
    to,
    messagingServiceSid,
  }: Addressee): Promise<{ conciergerieId: number; channel: Channel } | null> {
    const number = to.replace(/^whatsapp:/i, '').trim()
    for (const conciergerieId of await this.#findAddressees(number, messagingServiceSid)) {
      const known = await this.#find(conciergerieId)
      if (known?.channel.account && isSameSid(known.channel.account.sid, accountSid))
        return { conciergerieId, channel: known.channel }
    }
    return null
  }

  /** The counts of the shell, for one member. */
  async overview(actor: MemberActor) {
    const { counters } = this.#parts
    const { conciergerieId, accountId } = actor
    const [house, todo, ai, unread, openQuestions, desk, unreadNotifications] = await Promise.all([
      this.read(conciergerieId),
      counters.todo(conciergerieId),
      counters.ai(conciergerieId),
      counters.unread(conciergerieId),
      counters.openQuestions(conciergerieId),
      counters.desk(conciergerieId),
      counters.unreadNotifications(conciergerieId, accountId),
    ])
    const assistant = { mode: house.ai.mode, clients: ai }
    return { todo, ai, unread, openQuestions, ...desk, unreadNotifications, assistant }
  }

  /** For the services of this room. @throws AppError not_found */
  async know(conciergerieId: number): Promise<KnownHouse> {
    const known = await this.#find(conciergerieId)
    if (!known) throw notFound()
    return known
  }

  /** To be called in every transaction that changes a house. */
  forget(tx: Tx): void {
    tx.onCommit(() => {
      for (const cache of [this.#houses, this.#addressees, this.#default]) cache.clear()
    })
  }

  /** The house that TWILIO_WHATSAPP_NUMBER belongs to: the demo house, else the only one. */
  findDefault(): Promise<number | null> {
    return this.#default.get('default', async () => {
      const { demo, others } = await store.listHouseIds(this.#parts.db.read)
      if (this.#parts.config.demo && demo[0] !== undefined) return demo[0]
      return others.length === 1 ? (others[0] ?? null) : null
    })
  }

  get platformNumber(): string | null {
    return this.#platform.number
  }

  #findAddressees(to: string, pool: string | null): Promise<number[]> {
    return this.#addressees.get(`${pool ?? ''} ${to}`, async () => {
      const found = await store.findAddressees(this.#parts.db.read, to, pool)
      const fallback = to === this.#platform.number ? await this.findDefault() : null
      return fallback === null ? found : [...found, fallback]
    })
  }

  #find(conciergerieId: number): Promise<KnownHouse | null> {
    return this.#houses.get(conciergerieId, async () => {
      const row = await store.findHouse(this.#parts.db.read, conciergerieId)
      if (!row || (row.demo === 1 && !this.#parts.config.demo)) return null
      return { row, house: toHouse(row), channel: await this.#openChannel(row) }
    })
  }

  async #openChannel(row: store.HouseRow): Promise<Channel> {
    const [authToken, secondaryAuthToken] = await Promise.all([
      this.#open(row, row.twilio_auth_token),
      this.#open(row, row.twilio_secondary_token),
    ])
    const own = {
      number: row.whatsapp_number,
      messagingServiceSid: row.messaging_service_sid,
      accountSid: row.twilio_account_sid,
      authToken,
      secondaryAuthToken,
    }
    return resolveChannel(own, this.#platform, (await this.findDefault()) === row.id)
  }

  /** A token that another key sealed leaves the house without a channel, not the program without its houses. */
  async #open(row: store.HouseRow, stored: string | null): Promise<string | null> {
    if (stored === null) return null
    try {
      return await this.#parts.secrets.open(stored, `conciergeries:${row.id}`)
    } catch (err) {
      this.#parts.logger.error(
        { err, conciergerieId: row.id },
        'the WhatsApp token of a house cannot be opened: is ENCRYPTION_KEY the one it was sealed with?',
      )
      return null
    }
  }
}
