import { z } from 'zod'
import { authorize } from '#src/actor.ts'
import type { Clock } from '#src/clock.ts'
import type { Tx } from '#src/db/database.ts'
import { AppError } from '#src/errors.ts'
import type { Events } from '#src/live/event-log.ts'
import { toE164 } from '#src/text/phone.ts'
import type { Phrase } from '#src/text/phrase.ts'
import { listIdentities } from './identities.ts'
import type { Identities } from './identities.ts'
import * as store from './clients.store.ts'
import { words } from './locales/error-words.ts'
import { readPhone } from './read-phone.ts'

/** How stale `last_seen_at` may be: a burst of messages is one visit, and one write less for each. */
const seenEveryMs = 60_000

export interface Visitor {
  conciergerieId: number
  identities: Identities
  profileName: string | null
}

/** What the caller knows of a client it has just read. */
export interface KnownClient {
  id: number
  profileName: string | null
  lastSeenAt: string | null
}

/** Somebody who books, orders or leaves a message: as they say who they are. */
export interface Caller {
  /** E.164; null = they gave none. */
  phone: string | null
  name: string | null
  email: string | null
}

/** What a client may tell of themselves. */
type LearntField = 'name' | 'email' | 'phone' | 'language' | 'allergies'

/** What was heard on the telephone and cannot be one: written down as it was heard, it would reach nobody. */
const refusals: Partial<Record<LearntField, (value: string) => Phrase | null>> = {
  email: (value) => (z.email().safeParse(value).success ? null : words.email),
  language: (value) => (/^[a-z]{2}$/.test(value) ? null : words.language),
}

const nobody: Caller = { phone: null, name: null, email: null }

/** What hangs on a card in another room follows when two cards become one. */
export type Mover = (tx: Tx, conciergerieId: number, from: number, to: number) => Promise<void>

/** Who is who: the only place where clients come to be, are recognised again and become one. */
export class ClientRegistry {
  readonly #events: Events
  readonly #now: Clock
  readonly #movers: readonly Mover[]

  constructor({ events, now, movers = [] }: { events: Events; now: Clock; movers?: readonly Mover[] }) {
    this.#events = events
    this.#now = now
    this.#movers = movers
  }

  /**
   * The clients that these identities belong to, all identities recorded: usually one, a new one for a stranger, several
   * when two names that were thought to be two people turn up together (see `merge`). The first is the one to keep.
   */
  async recognise(tx: Tx, { conciergerieId, identities, profileName }: Visitor): Promise<[number, ...number[]]> {
    const [first, ...others] = await this.#findOwners(tx, conciergerieId, identities)
    if (first === undefined) return [await this.#register(tx, { conciergerieId, identities, profileName })]
    for (const { kind, value } of listIdentities(identities))
      await store.insertIdentity(tx.q, { house: conciergerieId, kind, value, clientId: first })
    await this.#complete(tx, conciergerieId, first, identities.phone)
    return [first, ...others]
  }

  /**
   * The card of who has this number, or a new one. What a card has is not overwritten: what the house typed counts more
   * than what a caller says.
   */
  async ensureByPhone(tx: Tx, conciergerieId: number, caller: Caller): Promise<{ id: number; created: boolean }> {
    const { phone } = caller
    const owner = phone === null ? null : await store.findOwner(tx.q, conciergerieId, { kind: 'phone', value: phone })
    if (owner !== null) {
      await this.#fillIn(tx, conciergerieId, owner, caller)
      return { id: owner, created: false }
    }
    const identities = { phone, whatsapp: null, bsuid: null }
    const id = await this.#register(tx, { conciergerieId, identities, profileName: null }, caller)
    return { id, created: true }
  }

  /**
   * The card that is named, else the one of a number, else a new one.
   * @throws AppError not_found when the card is another house's, or gone
   */
  async ensureCaller(tx: Tx, conciergerieId: number, clientId: number | null, caller: Caller): Promise<number> {
    if (clientId === null) return (await this.ensureByPhone(tx, conciergerieId, caller)).id
    return authorize({ conciergerieId }, await store.findClient(tx.q, conciergerieId, clientId)).id
  }

  /**
   * A number becomes that of this card: whoever writes or calls from it is its client.
   * @param said however it is written
   * @returns E.164
   * @throws AppError invalid for what is no number, conflict when it is another client's
   */
  async claimPhone(tx: Tx, house: number, clientId: number, said: string): Promise<string> {
    const value = readPhone(said)
    if (await store.insertIdentity(tx.q, { house, kind: 'phone', value, clientId })) return value
    if ((await store.findOwner(tx.q, house, { kind: 'phone', value })) === clientId) return value
    throw new AppError('conflict', words.phoneTaken, { fields: { phone: words.phoneTakenField } })
  }

  /**
   * Puts something learnt of a client on their card, where it is empty, or over what stands there by a person's word.
   * @returns whether the card says so now
   * @throws AppError invalid for what a person wants there and is none, conflict for another client's number
   */
  async take(
    tx: Tx,
    conciergerieId: number,
    id: number,
    field: LearntField,
    value: string,
    over: boolean,
  ): Promise<boolean> {
    const card = await store.lockClient(tx.q, conciergerieId, id)
    if (!card) return false
    if (card[field] !== null && card[field] === (field === 'phone' ? toE164(value) : value)) return true
    if (card[field] !== null && !over) return false
    if (!over && field === 'phone' && !(await this.#mayHavePhone(tx, conciergerieId, id, value))) return false
    const refusal = refusals[field]?.(value)
    if (refusal && !over) return false
    if (refusal) throw new AppError('invalid', refusal, { fields: { [field]: refusal } })
    const stored = field === 'phone' ? await this.claimPhone(tx, conciergerieId, id, value) : value
    await store.updateClient(tx.q, conciergerieId, id, { [field]: stored, indexed: 0 })
    await this.#events.append(tx, { conciergerieId, topic: 'clients', id })
    return true
  }

  /** Notes a visit, with the name that the client gives themselves today. */
  async noteVisit(tx: Tx, conciergerieId: number, client: KnownClient, profileName: string | null): Promise<void> {
    const now = this.#now()
    const renamed = profileName !== null && profileName !== client.profileName
    const stale = client.lastSeenAt === null || now.getTime() - Date.parse(client.lastSeenAt) > seenEveryMs
    if (!renamed && !stale) return
    await store.markSeen(tx.q, { house: conciergerieId, id: client.id, profileName, now: now.toISOString() }, renamed)
    if (renamed) await this.#events.append(tx, { conciergerieId, topic: 'clients', id: client.id })
  }

  /** Two cards of one person become one; what the kept card lacks is taken from the other. Threads are moved before. */
  async merge(tx: Tx, conciergerieId: number, keptId: number, goneId: number): Promise<void> {
    const kept = await store.lockClient(tx.q, conciergerieId, keptId)
    const gone = await store.lockDoomedClient(tx.q, conciergerieId, goneId)
    if (!kept || !gone) return
    await store.moveIdentities(tx.q, conciergerieId, goneId, keptId)
    for (const move of this.#movers) await move(tx, conciergerieId, goneId, keptId)
    await store.updateClient(tx.q, conciergerieId, keptId, combine(kept, gone))
    await store.deleteClient(tx.q, conciergerieId, goneId)
    for (const id of [keptId, goneId]) await this.#events.append(tx, { conciergerieId, topic: 'clients', id })
  }

  async #mayHavePhone(tx: Tx, conciergerieId: number, id: number, said: string): Promise<boolean> {
    const value = toE164(said)
    const owner = value === null ? null : await store.findOwner(tx.q, conciergerieId, { kind: 'phone', value })
    return value !== null && (owner === null || owner === id)
  }

  async #fillIn(tx: Tx, conciergerieId: number, id: number, { name, email }: Caller): Promise<void> {
    const card = await store.lockClient(tx.q, conciergerieId, id)
    if (!card) return
    const change = {
      ...(card.name === null && name !== null && { name }),
      ...(card.email === null && email !== null && { email }),
    }
    if (Object.keys(change).length === 0) return
    await store.updateClient(tx.q, conciergerieId, id, { ...change, indexed: 0 })
    await this.#events.append(tx, { conciergerieId, topic: 'clients', id })
  }

  async #findOwners(tx: Tx, conciergerieId: number, identities: Identities): Promise<number[]> {
    const owners = new Set<number>()
    for (const identity of listIdentities(identities)) {
      const owner = await store.findOwner(tx.q, conciergerieId, identity)
      if (owner !== null) owners.add(owner)
    }
    return [...owners]
  }

  /** Two first messages may arrive at once: the identity is unique, and who loses the race takes the winner's client. */
  async #register(tx: Tx, visitor: Visitor, caller: Caller = nobody): Promise<number> {
    const { conciergerieId: house, identities, profileName } = visitor
    const now = this.#now().toISOString()
    const { name, email } = caller
    const id = await store.insertClient(tx.q, { house, name, profileName, phone: identities.phone, email, now })
    for (const identity of listIdentities(identities)) {
      if (await store.insertIdentity(tx.q, { house, ...identity, clientId: id })) continue
      const owner = await store.findOwner(tx.q, house, identity)
      if (owner === null || owner === id) continue
      await store.moveIdentities(tx.q, house, id, owner)
      await store.deleteClient(tx.q, house, id)
      await this.#fillIn(tx, house, owner, caller)
      return owner
    }
    await this.#events.append(tx, { conciergerieId: house, topic: 'clients', id })
    return id
  }

  /** A name that was new may complete the card, and the thread that it opens must be found by the card's words. */
  async #complete(tx: Tx, conciergerieId: number, id: number, phone: string | null): Promise<void> {
    const client = await store.lockClient(tx.q, conciergerieId, id)
    if (!client) return
    await store.updateClient(tx.q, conciergerieId, id, { phone: client.phone ?? phone, indexed: 0 })
    await this.#events.append(tx, { conciergerieId, topic: 'clients', id })
  }
}

type Card = store.ClientRow

function combine(kept: Card, gone: Card) {
  const tags = new Set([...(JSON.parse(kept.tags) as string[]), ...(JSON.parse(gone.tags) as string[])])
  return {
    name: kept.name ?? gone.name,
    profile_name: kept.profile_name ?? gone.profile_name,
    phone: kept.phone ?? gone.phone,
    email: kept.email ?? gone.email,
    language: kept.language ?? gone.language,
    tags: JSON.stringify([...tags]),
    vip: Math.max(kept.vip, gone.vip),
    allergies: joinTexts(kept.allergies, gone.allergies),
    note: joinTexts(kept.note, gone.note),
    blocked_at: kept.blocked_at ?? gone.blocked_at,
    opted_out_at: kept.opted_out_at ?? gone.opted_out_at,
    ai_disclosed_at: kept.ai_disclosed_at ?? gone.ai_disclosed_at,
    first_seen_at: kept.first_seen_at < gone.first_seen_at ? kept.first_seen_at : gone.first_seen_at,
    indexed: 0,
  }
}

function joinTexts(one: string | null, other: string | null): string | null {
  if (one === null || one === other) return other
  return other === null ? one : `${one}\n${other}`
}
