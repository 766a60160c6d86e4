import type { Clock } from '#src/clock.ts'
import type { Database, Tx } from '#src/db/database.ts'
import { HouseWriter } from '#src/db/house-writer.ts'
import type { Jobs } from '#src/jobs/queue.ts'
import type { Events } from '#src/live/event-log.ts'
import { hasRoom } from './call-room.ts'
import type { CallLimits } from './call-room.ts'
import { hangUpCall, readCall } from './calls.tasks.ts'
import * as store from './calls.store.ts'
import { isCarried } from './carrying.ts'
import { toOpened } from './opened.ts'
import { needsFollowUp, outcomeOf } from './outcome.ts'
import type { CallEnd, CallerCards, CallKey, NewCall, OpenedCall, SpokenTurn, ToolOutcome, ToolRun } from './ports.ts'
import * as turns from './turns.store.ts'

export interface CallLogParts {
  db: Database
  events: Events
  jobs: Jobs
  now: Clock
  cards: CallerCards
}

/**
 * The record of calls, written event by event as they happen: a line that breaks or a process that dies loses nothing of
 * what was said and done before.
 */
export class CallLog {
  readonly #parts: CallLogParts
  readonly #incoming: HouseWriter

  constructor(parts: CallLogParts) {
    this.#parts = parts
    this.#incoming = new HouseWriter(parts.db, 'telephone')
  }

  /**
   * A call beyond what the house allows is written down too, as one that found it busy.
   * @returns null when this provider's call is known already: a repeated event opens nothing
   */
  open(call: NewCall, limits: CallLimits): Promise<{ call: OpenedCall; admitted: boolean } | null> {
    // one call after the other, so that each counts those let in before it, by whatever process
    return this.#incoming.write(call.conciergerieId, (tx) => this.#open(tx, call, limits))
  }

  async #open(tx: Tx, call: NewCall, limits: CallLimits): Promise<{ call: OpenedCall; admitted: boolean } | null> {
    const admitted = await hasRoom(tx.q, call.conciergerieId, limits, this.#parts.now().toISOString())
    const key = await this.#insert(tx, call)
    if (key === null) return null
    if (admitted) await this.#announce(tx, key)
    else await this.#end(tx, key, { status: 'ended', reason: 'busy' })
    return { call: await this.#read(tx, key), admitted }
  }

  async #insert(tx: Tx, call: NewCall): Promise<CallKey | null> {
    const { conciergerieId, phone } = call
    const at = this.#parts.now().toISOString()
    const clientId = phone === null ? null : await this.#cardOf(tx, conciergerieId, phone)
    const id = await store.insertCall(tx.q, {
      conciergerie_id: conciergerieId,
      line_id: call.lineId,
      road: call.road,
      direction: 'inbound',
      provider_call_id: call.providerCallId,
      number: call.number,
      phone,
      client_id: clientId,
      status: 'ringing',
      outcome: null,
      end_reason: null,
      language: call.language,
      media_process: null,
      pass_hash: call.pass?.hash ?? null,
      pass_expires_at: call.pass?.expiresAt ?? null,
      started_at: at,
      answered_at: null,
      ended_at: null,
      last_seen_at: at,
      first_audio_ms: null,
      memory: null,
      summary: null,
      flag: null,
    })
    return id === null ? null : { id, conciergerieId }
  }

  async answered(call: CallKey, mediaRun: string): Promise<void> {
    const at = this.#parts.now().toISOString()
    await this.#parts.db.write(async (tx) => {
      const change = { status: 'in_progress', answered_at: at, last_seen_at: at, media_process: mediaRun }
      await store.updateOpenCall(tx.q, call.conciergerieId, call.id, change)
      await this.#announce(tx, call)
    })
  }

  /** Which run of the media process has it in hand: if that dies, so does the call. */
  async carriedBy(call: CallKey, mediaRun: string): Promise<void> {
    await this.#change(call, { media_process: mediaRun })
  }

  async saveTurn(call: CallKey, turn: SpokenTurn): Promise<void> {
    await this.#parts.db.write(async (tx) => {
      await turns.saveTurn(tx.q, {
        conciergerie_id: call.conciergerieId,
        call_id: call.id,
        item_id: turn.itemId,
        position: turn.position,
        speaker: turn.speaker,
        text: turn.text,
        heard_text: null,
        heard_ms: null,
        partial: turn.partial ? 1 : 0,
        at_ms: turn.atMs,
      })
      await this.#announce(tx, call)
    })
  }

  async cutTurn(call: CallKey, itemId: string, heard: { text: string; ms: number }): Promise<void> {
    await this.#parts.db.write(async (tx) => {
      await turns.cutTurn(tx.q, call.conciergerieId, call.id, itemId, heard)
      await this.#announce(tx, call)
    })
  }

  /** What this very call of a tool was answered, when it was made before; null the first time. */
  async beginTool(call: CallKey, run: ToolRun): Promise<{ output: string | null } | null> {
    return this.#parts.db.write(async (tx) => {
      const known = await turns.insertTool(tx.q, {
        conciergerie_id: call.conciergerieId,
        call_id: call.id,
        tool_call_id: run.toolCallId,
        name: run.name.slice(0, 64),
        arguments: run.arguments.slice(0, 8_000),
        status: null,
        action: null,
        output: null,
        deed: null,
        at_ms: run.atMs,
        took_ms: null,
      })
      await this.#announce(tx, call)
      return known && { output: known.output }
    })
  }

  /** @param memory what a yes would now settle; undefined leaves it as it is */
  async endTool(call: CallKey, toolCallId: string, done: ToolOutcome, memory: string | null): Promise<void> {
    await this.#parts.db.write(async (tx) => {
      await turns.finishTool(tx.q, call.conciergerieId, call.id, toolCallId, {
        status: done.status,
        action: done.action && JSON.stringify(done.action),
        deed: done.deed,
        output: done.output,
        took_ms: done.tookMs,
      })
      await store.updateCall(tx.q, call.conciergerieId, call.id, { memory })
      await this.#announce(tx, call)
    })
  }

  /** A card for a caller whose number is withheld, made only when something is to be put on it. */
  ensureClient(call: CallKey): Promise<number> {
    return this.#parts.db.write(async (tx) => {
      const row = await store.lockCall(tx.q, call.conciergerieId, call.id)
      const caller = { phone: row?.phone ?? null, name: null, email: null }
      const clientId = await this.#parts.cards.ensureCaller(tx, call.conciergerieId, row?.client_id ?? null, caller)
      await store.updateCall(tx.q, call.conciergerieId, call.id, { client_id: clientId })
      await this.#announce(tx, call)
      return clientId
    })
  }

  /** Puts the number that a caller who hides theirs gave on their card, where it has none and the number is nobody else's. */
  async giveNumber({ conciergerieId }: CallKey, clientId: number, phone: string): Promise<void> {
    const { db, cards } = this.#parts
    await db.write((tx) => cards.take(tx, conciergerieId, clientId, 'phone', phone, false))
  }

  async measured(
    call: CallKey,
    measures: { firstAudioMs: number | null; responseMs: readonly number[] },
  ): Promise<void> {
    const { firstAudioMs, responseMs } = measures
    await this.#change(call, { first_audio_ms: firstAudioMs, response_ms: JSON.stringify(responseMs) }, false)
  }

  async spent(call: CallKey, costMicros: number, usage: Record<string, number>): Promise<void> {
    await this.#change(call, { cost_micros: costMicros, usage: JSON.stringify(usage) }, false)
  }

  async speaks(call: CallKey, language: string): Promise<void> {
    await this.#change(call, { language })
  }

  /** Somebody has to look: what was said is not borne out. */
  async doubt(call: CallKey, flag: string): Promise<void> {
    await this.#change(call, { flag, needs_follow_up: 1 })
  }

  /** Nobody took it: who had it passed on has not taken it over. */
  async stays(call: CallKey): Promise<void> {
    await this.#change(call, { passed_by: null, passed_at: null, passed_to_self: 0 })
  }

  /** Once: whoever comes second changes nothing. @returns whether this was the end */
  end(call: CallKey, end: CallEnd): Promise<boolean> {
    return this.#parts.db.write((tx) => this.#end(tx, call, end))
  }

  /**
   * The end of a call that its carrier says is over, unless a process has it in hand: that one knows why it ended.
   * @returns whether this was the end
   */
  endUncarried(providerCallId: string): Promise<boolean> {
    const { db, now } = this.#parts
    return db.write(async (tx) => {
      const found = await store.findByProviderId(tx.q, providerCallId)
      const row = found && (await store.findCall(tx.q, found.conciergerie_id, found.id))
      if (!row || row.ended_at !== null || isCarried(row, now())) return false
      const call = { id: row.id, conciergerieId: row.conciergerie_id }
      return this.#end(tx, call, { status: 'ended', reason: 'caller_hung_up' })
    })
  }

  /**
   * Closes what a run of the media process, or a process that died, left behind. A call whose audio its provider carries
   * would go on there by itself, unheard and billed: it is asked to hang up.
   */
  async closeAbandoned(which: { run: string } | { notSeenSince: string }): Promise<void> {
    for (const row of await store.listAbandoned(this.#parts.db.read, which)) {
      const call = { id: row.id, conciergerieId: row.conciergerie_id }
      await this.#parts.db.write(async (tx) => {
        const isEnded = await this.#end(tx, call, { status: 'failed', reason: 'process_lost' })
        if (!isEnded || row.road !== 'openai_sip') return
        const job = { conciergerieId: call.conciergerieId, providerCallId: row.provider_call_id }
        await this.#parts.jobs.enqueue(tx, hangUpCall, job, { key: `calls.hang_up:${call.id}` })
      })
    }
  }

  async #end(tx: Tx, call: CallKey, { status, reason, by }: CallEnd): Promise<boolean> {
    const { conciergerieId, id } = call
    const at = this.#parts.now().toISOString()
    const tools = await turns.listTools(tx.q, conciergerieId, id)
    const spoken = await turns.listTurns(tx.q, conciergerieId, id)
    const facts = {
      reason,
      deeds: new Set(tools.flatMap(({ deed }) => deed ?? [])),
      spoke: spoken.some(({ speaker }) => speaker === 'caller'),
    }
    const outcome = outcomeOf(facts)
    const ended = await store.endCall(
      tx.q,
      { conciergerieId, id, by: by ?? null },
      {
        status,
        end_reason: reason,
        outcome,
        ended_at: at,
        last_seen_at: at,
        pass_hash: null,
        ...(needsFollowUp(outcome, facts) && { needs_follow_up: 1 }),
      },
    )
    if (!ended) return false
    await this.#parts.jobs.enqueue(tx, readCall, { conciergerieId, callId: id }, { key: `calls.read:${id}` })
    await this.#announce(tx, call)
    return true
  }

  async #change(call: CallKey, change: Parameters<typeof store.updateCall>[3], tell = true): Promise<void> {
    await this.#parts.db.write(async (tx) => {
      await store.updateCall(tx.q, call.conciergerieId, call.id, change)
      if (tell) await this.#announce(tx, call)
    })
  }

  #cardOf(tx: Tx, conciergerieId: number, phone: string): Promise<number> {
    return this.#parts.cards.ensureCaller(tx, conciergerieId, null, { phone, name: null, email: null })
  }

  async #read(tx: Tx, { id, conciergerieId }: CallKey): Promise<OpenedCall> {
    const row = await store.findCall(tx.q, conciergerieId, id)
    if (!row) throw new Error('the call that was just written is not there')
    return toOpened(row)
  }

  #announce(tx: Tx, { id, conciergerieId }: CallKey): Promise<void> {
    return this.#parts.events.append(tx, { conciergerieId, topic: 'calls', id })
  }
}
