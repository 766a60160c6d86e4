import type { Clock } from '#src/clock.ts'
import type { Database, Tx } from '#src/db/database.ts'
import type { ProactiveSender } from '#src/features/conversations/proactive.ts'
import type { Jobs } from '#src/jobs/queue.ts'
import { RetryLater } from '#src/jobs/errors.ts'
import type { Mailer } from '#src/providers/mail/mailer.ts'
import { MailError } from '#src/providers/mail/mailer.ts'
import { MessagingError } from '#src/providers/messaging/messaging.ts'
import type { SmsSender } from '#src/providers/messaging/sms.ts'
import { packForClient } from './client-parcel.ts'
import { isClientTemplate } from './client-templates.ts'
import { packForManager } from './manager-parcel.ts'
import type { NoticeOutcomes } from './notice-outcomes.ts'
import { changeNotice, findNotice, lockNotice } from './notices.store.ts'
import type { NoticeRow } from './notices.store.ts'
import { noticeKey, sendNotice } from './notices.tasks.ts'
import { canWriteOnWhatsApp, readPayload } from './parcel.ts'
import type { Offer, Outside, Parcel } from './parcel.ts'
import type { Houses, TemplateShelf } from './ports.ts'
import { findAmong, lookUp } from './sms-lookup.ts'

/** Before asking what became of a call: the provider's list may lag behind. */
const settleMs = 2_000

export interface NoticeSenderParts {
  db: Database
  jobs: Jobs
  now: Clock
  houses: Houses
  templates: TemplateShelf
  threads: ProactiveSender
  sms: SmsSender
  mailer: Mailer
  outcomes: NoticeOutcomes
  /** What the chat must know to take a yes for an offer. */
  memoryOf: (offer: Offer) => string | null
  publicUrl: string
}

type Travelling = Extract<Parcel, { kind: 'sms' | 'email' }>

interface Claimed {
  notice: NoticeRow
  parcel: Travelling
  outside: Outside
  /** It may have left already. */
  uncertain: boolean
}

/** Sends what is to be told outside the app, each thing once: what may have left is looked for before it leaves again. */
export class NoticeSender {
  readonly #parts: NoticeSenderParts

  constructor(parts: NoticeSenderParts) {
    this.#parts = parts
  }

  /** Harmless twice: what has left, or is not due any more, is left alone. @throws what makes the job be tried again */
  async send(conciergerieId: number, noticeId: number): Promise<void> {
    const outside = await this.#readOutside(conciergerieId)
    const claimed = await this.#parts.db.write((tx) => this.#claim(tx, conciergerieId, noticeId, outside))
    if (!claimed) return
    if (claimed.uncertain && (await this.#settleUncertain(claimed))) return
    await this.#handOver(claimed)
  }

  /** After the last try: what never left has failed, what may have left is said to be so. */
  async giveUp(conciergerieId: number, noticeId: number): Promise<void> {
    await this.#parts.db.write(async (tx) => {
      const notice = await findNotice(tx.q, conciergerieId, noticeId)
      if (notice?.status === 'scheduled') await this.#parts.outcomes.failed(tx, notice, 'gave_up')
      if (notice?.status === 'sending') await this.#parts.outcomes.failed(tx, notice, 'unknown_outcome')
    })
  }

  async #readOutside(conciergerieId: number): Promise<Outside> {
    const { houses, templates, mailer, publicUrl } = this.#parts
    const [house, channel, sms, approved] = await Promise.all([
      houses.read(conciergerieId),
      houses.channelOf(conciergerieId),
      houses.smsLineOf(conciergerieId),
      templates.listApproved(conciergerieId),
    ])
    return { house, whatsapp: canWriteOnWhatsApp(channel), sms, email: mailer.enabled, templates: approved, publicUrl }
  }

  async #claim(tx: Tx, house: number, noticeId: number, outside: Outside): Promise<Claimed | null> {
    const notice = await lockNotice(tx.q, house, noticeId)
    if (!notice || (notice.status !== 'scheduled' && notice.status !== 'sending')) return null
    const now = this.#parts.now()
    if (notice.status === 'scheduled' && notice.due_at > now.toISOString()) {
      await this.#postpone(tx, notice, new Date(notice.due_at))
      return null
    }
    const packed = await this.#pack(tx, notice, outside, now)
    if (notice.status === 'sending') return this.#reclaim(tx, notice, packed, outside)
    if (packed.kind === 'sms' || packed.kind === 'email') return this.#begin(tx, notice, packed, outside)
    await this.#settleAtOnce(tx, notice, packed)
    return null
  }

  #pack(tx: Tx, notice: NoticeRow, outside: Outside, now: Date): Promise<Parcel> {
    if (isClientTemplate(notice.template)) return packForClient(tx.q, notice, outside, now)
    return Promise.resolve(packForManager(notice, outside))
  }

  /** Written down before the call, with the words: whoever finds it so knows what to look for. */
  async #begin(tx: Tx, notice: NoticeRow, parcel: Travelling, outside: Outside): Promise<Claimed> {
    const payload = { ...readPayload(notice.payload), ...(parcel.kind === 'sms' && { text: parcel.text }) }
    const change = {
      status: 'sending',
      via: parcel.kind,
      sent_to: parcel.to,
      sent_at: this.#parts.now().toISOString(),
      payload: JSON.stringify(payload),
    } as const
    await changeNotice(tx.q, notice, change)
    return { notice: { ...notice, ...change }, parcel, outside, uncertain: false }
  }

  /** What was under way goes on by the way it took, in the words it had. */
  async #reclaim(tx: Tx, notice: NoticeRow, packed: Parcel, outside: Outside): Promise<Claimed | null> {
    const { via, payload } = notice
    const sms = { kind: 'sms', to: notice.sent_to ?? '', text: readPayload(payload).text ?? '' } as const
    if (via === 'sms') return { notice, outside, uncertain: true, parcel: sms }
    if (packed.kind === 'email') return { notice, outside, uncertain: true, parcel: packed }
    // it is not to be told any more, and may have been
    await this.#parts.outcomes.failed(tx, notice, 'unknown_outcome')
    return null
  }

  async #settleAtOnce(tx: Tx, notice: NoticeRow, parcel: Exclude<Parcel, Travelling>): Promise<void> {
    const { outcomes } = this.#parts
    if (parcel.kind === 'later') return this.#postpone(tx, notice, parcel.at)
    if (parcel.kind === 'skip') return outcomes.skipped(tx, notice, parcel.why)
    if (parcel.kind === 'fail') return outcomes.failed(tx, notice, parcel.why)
    const conversation = { conciergerieId: notice.conciergerie_id, conversationId: parcel.conversationId }
    const memory = parcel.offer && this.#parts.memoryOf(parcel.offer)
    const messageId = await this.#parts.threads.write(tx, conversation, { ...parcel, memory })
    if (messageId === null) return outcomes.refused(tx, notice, 'whatsapp', 'no_template')
    const sent = { ...notice, via: 'whatsapp', sent_to: parcel.to } as const
    await outcomes.sent(tx, sent, `message:${messageId}`)
  }

  async #postpone(tx: Tx, notice: NoticeRow, at: Date): Promise<void> {
    const { conciergerie_id: conciergerieId, id: noticeId } = notice
    await changeNotice(tx.q, notice, { due_at: at.toISOString() })
    await this.#parts.jobs.enqueue(tx, sendNotice, { conciergerieId, noticeId }, { ...noticeKey(noticeId), runAt: at })
  }

  /** @returns true when it turned out to have left, or must not leave again */
  async #settleUncertain({ notice, parcel, outside }: Claimed): Promise<boolean> {
    const sinceMs = this.#parts.now().getTime() - Date.parse(notice.sent_at ?? notice.created_at)
    if (sinceMs < settleMs) throw new RetryLater(settleMs - sinceMs)
    // a letter cannot be looked up: sent again under the same Message-ID, it is known as the same
    if (parcel.kind === 'email') return false
    const sent = await lookUp(this.#parts.sms, outside.sms, parcel.to)
    return this.#parts.db.write(async (tx) => {
      if (sent === null) {
        await this.#parts.outcomes.failed(tx, notice, 'unknown_outcome')
        return true
      }
      const found = await findAmong(tx.q, notice, parcel.text, sent)
      if (found) await this.#parts.outcomes.sent(tx, notice, found.sid)
      else await changeNotice(tx.q, notice, { sent_at: this.#parts.now().toISOString() })
      return found !== undefined
    })
  }

  async #handOver({ notice, parcel, outside }: Claimed): Promise<void> {
    const { db, outcomes } = this.#parts
    try {
      const providerId = await this.#travel(notice, parcel, outside)
      await db.write((tx) => outcomes.sent(tx, notice, providerId))
    } catch (error) {
      const refusal = error instanceof MessagingError || error instanceof MailError ? error : null
      if (refusal === null || refusal.outcome === 'unknown') throw error
      await db.write((tx) =>
        refusal.outcome === 'refused'
          ? outcomes.refused(tx, notice, parcel.kind, refusal.code)
          : changeNotice(tx.q, notice, { status: 'scheduled' }).then(() => undefined),
      )
      if (refusal.outcome === 'not_sent') throw error
    }
  }

  /** @returns by what name the provider knows it, if it says so */
  async #travel(notice: NoticeRow, parcel: Travelling, { sms }: Outside): Promise<string | null> {
    if (parcel.kind === 'email') {
      await this.#parts.mailer.send({ ...parcel.letter, id: `notice-${notice.conciergerie_id}-${notice.id}` })
      return null
    }
    // the line was there when the parcel was packed; gone since, its absence is an answer of its own
    if (sms === null) throw new MessagingError('sms_off', 'no line for SMS', { outcome: 'refused', status: 0 })
    const statusUrl = `${this.#parts.publicUrl}/webhook/sms/status?house=${notice.conciergerie_id}`
    return (await this.#parts.sms.send(sms, parcel.to, parcel.text, statusUrl)).sid
  }
}
