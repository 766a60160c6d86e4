import { asLanguage } from '#src/agent/wording/index.ts'
import type { OpenedCall } from '#src/features/calls/ports.ts'
import type { CallDoubts } from './call-doubts.ts'
import type { CallRecords } from './call-records.ts'
import type { CallTime } from './call-time.ts'
import type { ConsentWatch } from './consent-watch.ts'
import type { LanguageWatch } from './language-watch.ts'
import { phrasesIn } from '../locales/phrases.ts'
import type { NoticeWatch } from './notice-watch.ts'
import type { CallCommand, CallEvent } from '../media-protocol.ts'
import type { ToolDesk } from './tool-desk.ts'
import type { Transcript } from './transcript.ts'

export interface CallEarParts {
  call: OpenedCall
  plan: { house: { locale: string } }
  log: { speaks(call: OpenedCall, language: string): Promise<void> }
  records: CallRecords
  time: CallTime
  transcript: Transcript
  consent: ConsentWatch
  language: LanguageWatch
  notice: NoticeWatch
  doubts: CallDoubts
  desk: ToolDesk
  send: (command: CallCommand) => void
}

type Heard<On extends CallEvent['on']> = Extract<CallEvent, { on: On }>

/** What both sides say in a call: written down, and weighed for a yes, for its language, for what it claims. */
export class CallEar {
  readonly #parts: CallEarParts
  #lastOfOurs: string | null = null
  #keyed = 0

  constructor(parts: CallEarParts) {
    this.#parts = parts
  }

  /** Said by us last; null before anything. */
  get lastOfOurs(): string | null {
    return this.#lastOfOurs
  }

  item(event: Heard<'item'>): void {
    this.#parts.transcript.place(event)
    if (event.speaker !== 'assistant') return
    this.#lastOfOurs = event.itemId
    this.#parts.notice.item(event.itemId)
    this.#parts.consent.begun(event.itemId)
  }

  text({ itemId, speaker, text, final, atMs }: Heard<'text'>): void {
    const { records, transcript, doubts, desk } = this.#parts
    records.add(async () => {
      await transcript.write({ itemId, speaker, text, final, atMs })
      if (speaker === 'caller' && final) await doubts.weigh(desk.lateWords())
    })
    if (speaker === 'assistant') this.#parts.notice.text(itemId, text, final)
    if (!final) return
    if (speaker === 'caller') this.#followLanguage(text)
    else {
      this.#parts.consent.worded(itemId, text)
      this.#checkHonesty(text)
    }
  }

  /** Keys stand where words would, in the house's language. @returns the turn, for the model to read too */
  keyed(keys: string): { itemId: string; text: string } {
    const { records, transcript, time, plan } = this.#parts
    const turn = { itemId: `keys_${++this.#keyed}`, text: phrasesIn(asLanguage(plan.house.locale) ?? 'fr').keyed(keys) }
    transcript.place({ ...turn, previousItemId: null, speaker: 'caller', atMs: time.latest.atMs })
    const placed = { ...turn, speaker: 'caller' as const, atMs: time.latest.atMs }
    records.add(() => transcript.write({ ...placed, final: true }))
    return turn
  }

  cut({ itemId, heardMs, ofMs }: Heard<'cut'>): void {
    const { records, transcript, notice } = this.#parts
    records.add(() => transcript.cut(itemId, heardMs, ofMs))
    notice.cut(itemId, heardMs, ofMs)
    this.#played(itemId, ofMs === 0 ? 0 : heardMs / ofMs)
  }

  /** Nothing is left to play. */
  quiet(): void {
    this.#parts.notice.quiet()
    if (this.#lastOfOurs !== null) this.#played(this.#lastOfOurs, this.#parts.transcript.heardShare(this.#lastOfOurs))
  }

  /** Nothing comes any more, of a yes that was taken unread either. */
  async close(): Promise<void> {
    await this.#parts.doubts.weigh(this.#parts.desk.close())
  }

  #played(itemId: string, share: number): void {
    const { atMs, at } = this.#parts.time.latest
    this.#parts.consent.played(itemId, share, atMs, at)
  }

  #checkHonesty(text: string): void {
    const { records, doubts } = this.#parts
    const doubt = doubts.findIn(text)
    if (doubt !== null) records.add(() => doubts.write(doubt))
  }

  #followLanguage(text: string): void {
    const { call, log, records, send } = this.#parts
    if (!this.#parts.language.hear(text)) return
    const { language } = this.#parts.language
    records.add(() => log.speaks(call, language))
    send({ do: 'update', language })
  }
}
