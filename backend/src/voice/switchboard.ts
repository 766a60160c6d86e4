import type { Clock } from '#src/clock.ts'
import type { CallKeeper } from '#src/features/calls/call-keeper.ts'
import type { CallLog } from '#src/features/calls/call-log.ts'
import type { CallLookup } from '#src/features/calls/call-lookup.ts'
import type { CallControl, CallKey, CallOrder, OpenedCall, Passing } from '#src/features/calls/ports.ts'
import type { RecordingsService } from '#src/features/calls/recordings.service.ts'
import type { LineDirectory, VoiceHouses } from '#src/features/lines/ports.ts'
import type { Logger } from '#src/logger.ts'
import type { ProviderMeter } from '#src/providers/meter.ts'
import { isLoss } from './call/call-ending.ts'
import { planCall, startOf } from './call/call-plan.ts'
import type { CallPlan, PlanParts } from './call/call-plan.ts'
import { CallSession } from './call/call-session.ts'
import { acceptCall } from './accept-call.ts'
import type { AudioProvider } from './accept-call.ts'
import type { Carrier } from './carrier.ts'
import type { DoorNews } from './door-news.ts'
import { languageOfLine } from './call/first-words.ts'
import { phrasesIn } from './locales/phrases.ts'
import { measureModel } from './measure-model.ts'
import type { MediaChannel } from './media-channel.ts'
import type { CallEvent, CallOffer, CallStart, FromMedia, RefusalReason } from './media-protocol.ts'
import { hashPass } from './doors/passes.ts'
import type { Timers } from './ports.ts'
import { mannerOf } from './doors/reception.ts'
import type { Admitted, Reception } from './doors/reception.ts'
import { sayExactly } from './call/say.ts'
import type { VoiceTools } from './call/voice-tools.ts'

export interface SwitchboardParts extends PlanParts {
  media: MediaChannel
  reception: Reception
  lines: LineDirectory
  voice: VoiceHouses
  houses: { read(conciergerieId: number): Promise<Admitted['house']> }
  log: CallLog
  lookup: CallLookup
  keeper: CallKeeper
  tools: VoiceTools
  recordings: RecordingsService
  carrier: Carrier
  news: DoorNews
  meter: ProviderMeter
  timers: Timers
  now: Clock
  logger: Logger
}

/** Calls in hand are said to be so every so often: those of a process that died are then told apart. */
const seenEveryMs = 30_000

/** Ties calls at the door to the media process, and what it tells to the calls in progress. */
export class Switchboard implements CallControl {
  readonly #parts: SwitchboardParts
  readonly #sessions = new Map<number, { session: CallSession; run: string }>()
  readonly #leave: (() => void)[]
  readonly #onIdle: ((nothing: null) => void)[] = []
  #stopSeen: () => void

  constructor(parts: SwitchboardParts) {
    this.#parts = parts
    const { media } = parts
    this.#leave = [
      media.listen((message, run) => {
        this.#hear(message, run)
      }),
      media.onDown((run) => {
        this.#watch(this.#lose(run))
      }),
    ]
    this.#stopSeen = this.#keepSeen()
  }

  /** A call that we have accepted by ourselves: its audio is carried by the provider of the voice. */
  async connect(admitted: Admitted, provider: AudioProvider): Promise<void> {
    const { call } = admitted
    const { media, logger } = this.#parts
    const taken = await acceptCall({ media, logger, planOf: () => this.#planOf(admitted) }, call, provider)
    if ('run' in taken) {
      await this.#begin(call, taken.plan, { run: taken.run, ref: call.providerCallId })
      return
    }
    const { reason } = taken
    const isLost = isLoss(reason)
    await this.#parts.log.end(call, { status: isLost ? 'failed' : 'ended', reason })
    if (reason === 'process_lost') this.#parts.news.tell(call, 'media_down')
    if (reason === 'caller_hung_up') this.#parts.news.tell(call, 'caller_gone')
    if (isLost) this.#watch(provider.refuse())
  }

  hangUp({ id }: CallKey): Promise<boolean> {
    const session = this.#sessions.get(id)?.session
    session?.hangUp()
    return Promise.resolve(session !== undefined)
  }

  transfer({ id }: CallKey, to: string): Promise<Passing> {
    return Promise.resolve(this.#sessions.get(id)?.session.transfer(to) ?? 'absent')
  }

  /** What another process asks of a call; nothing when it is not, or no longer, in the hands of this one. */
  obey(callId: number, order: CallOrder): void {
    const session = this.#sessions.get(callId)?.session
    if (order.kind === 'hang_up') session?.hangUp()
    else session?.transfer(order.to)
  }

  /** Ends the calls of a line at once. */
  hangUpLine(lineId: number): Promise<void> {
    for (const { session } of this.#sessions.values()) if (session.call.lineId === lineId) session.hangUp()
    return Promise.resolve()
  }

  /** A transfer that the carrier made is over, taken or left by its caller. @returns whether the call is one of ours */
  passedOn(callId: number, how: 'taken' | 'left'): boolean {
    const session = this.#sessions.get(callId)?.session
    session?.passedOn(how)
    return session !== undefined
  }

  /** The carrier says that a call is over, wherever its caller was. @returns whether it is one of ours */
  carrierEnded(callId: number): boolean {
    const session = this.#sessions.get(callId)?.session
    session?.carrierEnded()
    return session !== undefined
  }

  /** The carrier has lost the call: it never came, or its stream failed. */
  gone(callId: number): void {
    this.#sessions.get(callId)?.session.hear({ on: 'ended', reason: 'media_lost', detail: null, stats: noStats })
  }

  get callIds(): readonly number[] {
    return [...this.#sessions.keys()]
  }

  /** The program stops: every call ends, once the caller has been told or at once. */
  closeDown(when: 'now' | 'after_playout'): void {
    for (const { session } of this.#sessions.values()) session.closeDown(when)
  }

  /** Resolves once no call is left. */
  async idle(): Promise<void> {
    if (this.#sessions.size === 0) return
    const { promise, resolve } = Promise.withResolvers<null>()
    this.#onIdle.push(resolve)
    await promise
  }

  /** Hears no more, once what was heard is written down; calls still in progress are over. */
  async close(): Promise<void> {
    this.#stopSeen()
    for (const leave of this.#leave) leave()
    const open = [...this.#sessions.values()]
    for (const { session } of open) session.lost()
    await Promise.all(open.map(({ session }) => session.settled()))
  }

  #hear(message: FromMedia, run: string): void {
    if (message.from === 'offer') this.#watch(this.#answerOffer(message.offer, run))
    else if (message.from === 'call') this.#hearCall(message.callId, message.event)
    else if (message.from === 'stray') this.#hearStray(message)
  }

  #hearCall(callId: number, event: CallEvent): void {
    const session = this.#sessions.get(callId)?.session
    measureModel(this.#parts.meter, session?.call.conciergerieId ?? null, event)
    if (event.on === 'ended' && (event.reason === 'media_lost' || event.reason === 'model_lost')) {
      this.#parts.logger.warn({ callId, reason: event.reason, detail: event.detail }, 'a call was lost')
      if (session) this.#parts.news.tell(session.call, event.reason, firstLine(event.detail))
    }
    session?.hear(event)
  }

  #hearStray({ kind, lineId, detail }: Extract<FromMedia, { from: 'stray' }>): void {
    this.#parts.logger.warn({ lineId, detail }, 'a call came to nothing in the media process')
    this.#parts.news.tell({ lineId, conciergerieId: null }, kind, firstLine(detail))
  }

  async #answerOffer(offer: CallOffer, run: string): Promise<void> {
    try {
      const isStream = offer.road === 'twilio_stream'
      const refusal = isStream ? await this.#admitStream(offer, run) : await this.#welcome(offer, run)
      if (refusal !== null) this.#refuse(offer.ref, refusal)
    } catch (error) {
      this.#parts.logger.error({ err: error }, 'a call could not be let in')
      this.#parts.news.tell({ lineId: offer.lineId, conciergerieId: null }, 'not_let_in')
      this.#refuse(offer.ref, 'unavailable')
    }
  }

  async #welcome(
    { ref, road, lineId, providerCallId, from, to }: CallOffer,
    run: string,
  ): Promise<RefusalReason | null> {
    const line = lineId === null ? null : await this.#parts.lines.findById(lineId)
    const welcome = await this.#parts.reception.welcome({ line, road, providerCallId, from, pass: null })
    if (welcome.kind === 'refused') {
      this.#parts.news.refused(welcome.reason, { line, road, from, to })
      return welcome.reason
    }
    if (welcome.kind === 'repeated') return 'busy'
    await this.#begin(welcome.call, await this.#planOf(welcome), { run, ref })
    return null
  }

  /** A stream of a call that our own answer to the carrier has named. */
  async #admitStream({ ref, pass, providerCallId }: CallOffer, run: string): Promise<RefusalReason | null> {
    const call = await this.#parts.lookup.spendPass(hashPass(pass ?? ''))
    if (call?.providerCallId !== providerCallId) {
      this.#parts.news.tell(call ?? (await this.#parts.lookup.whose(providerCallId)), 'wrong_pass')
      return 'unknown'
    }
    const back = this.#sessions.get(call.id)
    const plan = await this.#planFor(call)
    if (!back) {
      await this.#begin(call, plan, { run, ref })
      return null
    }
    await this.#parts.log.carriedBy(call, run)
    back.session.resume(run)
    back.run = run
    const language = languageOfLine(plan.settings)
    const greeting = sayExactly(phrasesIn(language).nobodyThere, language)
    this.#start({ ...this.#startOf(call, plan, ref), greeting })
    return null
  }

  async #planFor(call: OpenedCall): Promise<CallPlan> {
    const { houses, voice, now } = this.#parts
    const [house, settings] = await Promise.all([
      houses.read(call.conciergerieId),
      voice.readVoice(call.conciergerieId),
    ])
    return this.#planOf({ kind: 'admitted', call, house, settings, manner: mannerOf(house, settings, now()) })
  }

  #planOf({ call, house, settings, manner }: Admitted): Promise<CallPlan> {
    const caller = { callerName: call.clientName, knowsNumber: call.phone !== null }
    return planCall(this.#parts, { house, settings, manner, road: call.road, caller })
  }

  async #begin(call: OpenedCall, plan: CallPlan, { run, ref }: { run: string; ref: string }): Promise<void> {
    await this.#parts.log.carriedBy(call, run)
    const session = new CallSession(call, plan, {
      ...this.#parts,
      run,
      model: plan.settings.model || this.#parts.model,
      send: (command) => {
        this.#parts.media.send({ to: 'command', callId: call.id, command })
      },
      onEnded: () => {
        this.#sessions.delete(call.id)
        if (this.#sessions.size === 0) for (const resolve of this.#onIdle.splice(0)) resolve(null)
      },
    })
    this.#sessions.set(call.id, { session, run })
    if (!this.#start(this.#startOf(call, plan, ref))) session.lost()
  }

  #startOf(call: OpenedCall, plan: CallPlan, ref: string): CallStart {
    return startOf(call, plan, { model: this.#parts.model, ref })
  }

  #start(start: CallStart): boolean {
    return this.#parts.media.send({ to: 'start', start })
  }

  #refuse(ref: string, reason: RefusalReason): void {
    this.#parts.media.send({ to: 'refuse', ref, reason })
  }

  /** A run of the media process has died: its calls are over, whatever was done in them stays. */
  async #lose(run: string): Promise<void> {
    const lost = [...this.#sessions.values()].flatMap(({ session, run: carrying }) =>
      carrying === run ? [session] : [],
    )
    for (const session of lost) {
      this.#parts.news.tell(session.call, 'process_lost')
      session.lost()
    }
    // what a tool is still doing decides how a call went: only those that nobody has in hand are closed from outside
    await Promise.allSettled(lost.map((session) => session.settled()))
    await this.#parts.log.closeAbandoned({ run })
  }

  #keepSeen(): () => void {
    const again = () => {
      this.#watch(this.#parts.keeper.markSeen(this.callIds))
      this.#stopSeen = this.#keepSeen()
    }
    return this.#parts.timers.after(seenEveryMs, again)
  }

  #watch(work: Promise<unknown>): void {
    work.catch((error: unknown) => {
      this.#parts.logger.error({ err: error }, 'the telephone could not do its work')
    })
  }
}

const noStats = { framesIn: 0, framesOut: 0, framesLost: 0, gapMaxMs: null, gapP99Ms: null }

/** The rest of a stack is for the log of the program. */
const firstLine = (detail: string | null) => detail?.split('\n')[0] ?? null
