import { authorize } from '#src/actor.ts'
import type { HouseActor } from '#src/actor.ts'
import type { CallEndReason, CallFact, CallFactField } from '@conciergerie/contract'
import type { Database, Tx } from '#src/db/database.ts'
import type { Events } from '#src/live/event-log.ts'
import { toE164 } from '#src/text/phone.ts'
import * as store from './calls.store.ts'
import { insertFact, listFacts, setFactStatus } from './facts.store.ts'
import { finishedTool, presentFact } from './present.ts'
import type { CallerCards, CallReader, CallReading, CardField } from './ports.ts'
import { listTools, listTurns } from './turns.store.ts'

export interface FactsParts {
  db: Database
  events: Events
  cards: CallerCards
  reader: CallReader
  houses: { read(conciergerieId: number): Promise<{ locale: string }> }
}

const onCards: ReadonlySet<CallFactField> = new Set(['name', 'email', 'phone', 'language', 'allergies'])
const isForCard = (field: CallFactField): field is CardField => onCards.has(field)

/** What calls tell of clients: proposed to their cards, taken where these are empty and the words are sure. */
export class FactsService {
  readonly #parts: FactsParts

  constructor(parts: FactsParts) {
    this.#parts = parts
  }

  /** Reads a finished call; the same call again changes nothing. */
  async read(conciergerieId: number, callId: number): Promise<void> {
    const { db, reader, houses } = this.#parts
    const row = await store.findCall(db.read, conciergerieId, callId)
    if (!row || row.summary !== null) return
    const [turns, tools] = await Promise.all([
      listTurns(db.read, conciergerieId, callId),
      listTools(db.read, conciergerieId, callId),
    ])
    const isSilent = turns.every(({ speaker }) => speaker !== 'caller') && tools.length === 0
    if (isSilent && row.end_reason !== 'transferred') return
    const reading = await reader.read({
      conciergerieId,
      callId,
      language: (await houses.read(conciergerieId)).locale,
      endReason: row.end_reason as CallEndReason | null,
      turns: turns.map(({ id, speaker, text, heard_text }) => ({
        id,
        speaker: speaker === 'caller' ? ('caller' as const) : ('assistant' as const),
        text: heard_text ?? text,
      })),
      tools: tools.map(finishedTool),
    })
    await db.write((tx) => this.#keep(tx, row, reading))
  }

  async listOf(conciergerieId: number, callId: number): Promise<CallFact[]> {
    return (await listFacts(this.#parts.db.read, conciergerieId, callId)).map(presentFact)
  }

  /** A concierge puts what was learnt on the card, over what stands there, or sets it aside. @throws AppError not_found */
  async decide(
    actor: HouseActor,
    callId: number,
    { accept, reject }: { accept: readonly number[]; reject: readonly number[] },
  ): Promise<CallFact[]> {
    const { conciergerieId } = actor
    await this.#parts.db.write(async (tx) => {
      const call = authorize(actor, await store.lockCall(tx.q, conciergerieId, callId))
      const facts = (await listFacts(tx.q, conciergerieId, callId)).map(presentFact)
      const accepted = facts.filter(({ id }) => accept.includes(id))
      const client_id = await this.#cardFor(tx, call, accepted)
      for (const fact of accepted) {
        await this.#put(tx, { ...call, client_id }, fact, true)
        await setFactStatus(tx.q, conciergerieId, fact.id, 'accepted')
      }
      for (const fact of facts.filter(({ id }) => reject.includes(id)))
        await setFactStatus(tx.q, conciergerieId, fact.id, 'rejected')
      await this.#parts.events.append(tx, { conciergerieId, topic: 'calls', id: callId })
    })
    return this.listOf(conciergerieId, callId)
  }

  /** A caller who hid their number has no card until there is something to put on one. */
  async #cardFor(tx: Tx, call: store.CallRow, accepted: readonly CallFact[]): Promise<number | null> {
    const { id, conciergerie_id, client_id } = call
    if (client_id !== null || !accepted.some(({ field }) => isForCard(field))) return client_id
    const given = accepted.find(({ field }) => field === 'phone')?.value
    const phone = call.phone ?? (given === undefined ? null : toE164(given))
    const made = await this.#parts.cards.ensureCaller(tx, conciergerie_id, null, { phone, name: null, email: null })
    await store.updateCall(tx.q, conciergerie_id, id, { client_id: made })
    return made
  }

  async #keep(tx: Tx, call: store.CallRow, { summary, facts }: CallReading): Promise<void> {
    const { id, conciergerie_id } = call
    await store.updateCall(tx.q, conciergerie_id, id, { summary })
    for (const fact of facts) {
      const taken = fact.confidence === 'sure' && (await this.#put(tx, call, fact, false))
      await insertFact(tx.q, {
        conciergerie_id,
        call_id: id,
        field: fact.field,
        value: fact.value.slice(0, 500),
        confidence: fact.confidence,
        turn_id: fact.turnId,
        evidence: fact.evidence.slice(0, 500),
        status: taken ? 'applied' : 'proposed',
      })
    }
    await this.#parts.events.append(tx, { conciergerieId: conciergerie_id, topic: 'calls', id })
  }

  async #put(
    tx: Tx,
    { conciergerie_id, client_id }: store.CallRow,
    { field, value }: Pick<CallFact, 'field' | 'value'>,
    over: boolean,
  ): Promise<boolean> {
    if (client_id === null || !isForCard(field)) return false
    return this.#parts.cards.take(tx, conciergerie_id, client_id, field, value, over)
  }
}
