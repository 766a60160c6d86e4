import type { MemberActor } from '#src/actor.ts'
import type { Clock } from '#src/clock.ts'
import type { Database, Tx } from '#src/db/database.ts'
import { AppError, notFound } from '#src/errors.ts'
import type { Events } from '#src/live/event-log.ts'
import { words } from './locales/error-words.ts'
import { presentQuickReply, presentTemplate } from './present.ts'
import * as store from './templates.store.ts'

/** A template as Twilio's Content API describes it. */
export interface RemoteTemplate {
  contentSid: string
  name: string
  language: string
  body: string
  variables: string[]
  category: 'utility' | 'marketing' | 'authentication'
  status: 'approved' | 'pending' | 'rejected'
}

/** Where approved templates are read from: the messaging provider, with the house's own account. */
export interface TemplateSource {
  listTemplates(conciergerieId: number): Promise<RemoteTemplate[]>
}

export interface TemplatesParts {
  db: Database
  events: Events
  now: Clock
  source: TemplateSource
}

interface QuickReplyInput {
  shortcut?: string | undefined
  title?: string | undefined
  text?: string | undefined
  locale?: string | undefined
}

interface NewQuickReply extends QuickReplyInput {
  shortcut: string
  title: string
  text: string
}

/** Ready words: quick replies for the concierge, approved WhatsApp templates for outside the 24 h window. */
export class TemplatesService {
  readonly #db: Database
  readonly #events: Events
  readonly #now: Clock
  readonly #source: TemplateSource

  constructor({ db, events, now, source }: TemplatesParts) {
    this.#db = db
    this.#events = events
    this.#now = now
    this.#source = source
  }

  async listQuickReplies(conciergerieId: number) {
    return (await store.listQuickReplies(this.#db.read, conciergerieId)).map(presentQuickReply)
  }

  async createQuickReply(actor: MemberActor, input: NewQuickReply) {
    const id = await this.#change(actor, async (tx) => {
      await ensureShortcutIsFree(tx, actor.conciergerieId, input.shortcut)
      const { shortcut, title, text, locale = 'fr' } = input
      return store.insertQuickReply(tx.q, { conciergerie_id: actor.conciergerieId, shortcut, title, text, locale })
    })
    return this.#readQuickReply(actor.conciergerieId, id)
  }

  async updateQuickReply(actor: MemberActor, id: number, input: QuickReplyInput) {
    await this.#change(actor, async (tx) => {
      const row = await store.findQuickReply(tx.q, actor.conciergerieId, id)
      if (!row) throw notFound()
      if (input.shortcut !== undefined && input.shortcut !== row.shortcut)
        await ensureShortcutIsFree(tx, actor.conciergerieId, input.shortcut)
      const { shortcut = row.shortcut, title = row.title, text = row.text, locale = row.locale } = input
      await store.updateQuickReply(tx.q, actor.conciergerieId, id, { shortcut, title, text, locale })
    })
    return this.#readQuickReply(actor.conciergerieId, id)
  }

  async removeQuickReply(actor: MemberActor, id: number): Promise<void> {
    await this.#change(actor, async (tx) => {
      if (!(await store.deleteQuickReply(tx.q, actor.conciergerieId, id))) throw notFound()
    })
  }

  async listWhatsappTemplates(conciergerieId: number) {
    return (await store.listWhatsappTemplates(this.#db.read, conciergerieId)).map(presentTemplate)
  }

  /** Reads Twilio again, then replaces what was known in one transaction. */
  async syncWhatsappTemplates(actor: MemberActor) {
    const remote = await this.#source.listTemplates(actor.conciergerieId)
    const syncedAt = this.#now().toISOString()
    await this.#db.write(async (tx) => {
      const rows = remote.map(({ contentSid, variables, ...rest }) => ({
        ...rest,
        content_sid: contentSid,
        variables: JSON.stringify(variables),
        synced_at: syncedAt,
      }))
      await store.replaceWhatsappTemplates(tx.q, actor.conciergerieId, rows)
      await this.#events.append(tx, { conciergerieId: actor.conciergerieId, topic: 'templates', id: null })
    })
    return this.listWhatsappTemplates(actor.conciergerieId)
  }

  /** An approved template of this house, for sending. */
  async findApproved(conciergerieId: number, id: number) {
    const row = await store.findWhatsappTemplate(this.#db.read, conciergerieId, id)
    return row?.status === 'approved' ? presentTemplate(row) : null
  }

  /** After 63027–63030: not offered again until the next synchronisation. */
  async markBroken(tx: Tx, conciergerieId: number, contentSid: string): Promise<void> {
    await store.markTemplateBroken(tx.q, conciergerieId, contentSid)
    await this.#events.append(tx, { conciergerieId, topic: 'templates', id: null })
  }

  #change<T>(actor: MemberActor, act: (tx: Tx) => Promise<T>): Promise<T> {
    return this.#db.write(async (tx) => {
      const result = await act(tx)
      await this.#events.append(tx, { conciergerieId: actor.conciergerieId, topic: 'quick-replies', id: null })
      return result
    })
  }

  async #readQuickReply(conciergerieId: number, id: number) {
    const row = await store.findQuickReply(this.#db.read, conciergerieId, id)
    if (!row) throw notFound()
    return presentQuickReply(row)
  }
}

async function ensureShortcutIsFree(tx: Tx, conciergerieId: number, shortcut: string): Promise<void> {
  if (await store.findShortcut(tx.q, conciergerieId, shortcut))
    throw new AppError('conflict', words.shortcutTaken(shortcut), { fields: { shortcut: words.shortcutField } })
}
