import type { Role } from '@conciergerie/contract'
import type { Clock } from '#src/clock.ts'
import type { Tx } from '#src/db/database.ts'
import { choiceFor } from './preferences.ts'
import { readPreferences } from './preferences.service.ts'
import { findReachable } from './preferences.store.ts'
import type { NoticeBook } from './notice-book.ts'
import { afterQuiet } from './quiet-hours.ts'
import type { Notice } from './rules.ts'

/** Tells the people of a house outside the app, as each of them chose. */
export class ManagerNotices {
  readonly #book: NoticeBook
  readonly #now: Clock

  constructor({ book, now }: { book: NoticeBook; now: Clock }) {
    this.#book = book
    this.#now = now
  }

  /** Plans an SMS and a letter, or neither: an SMS waits for the end of the quiet hours, a letter wakes nobody. */
  async tell(tx: Tx, house: number, accountId: number, notice: Notice): Promise<void> {
    const person = await findReachable(tx.q, house, accountId)
    if (!person) return
    const { channels, quiet } = await readPreferences(tx.q, house, accountId, person.role as Role)
    const choice = choiceFor(channels, notice.type, person.role as Role)
    const { locale, phone, email, timezone } = person
    const now = this.#now()
    const row = {
      conciergerieId: house,
      source: notice.source,
      template: notice.type,
      accountId,
      payload: { title: notice.title(locale), detail: notice.detail(locale), link: notice.link, locale },
    }
    if (choice.sms && phone !== null)
      await this.#book.plan(tx, { ...row, channel: 'sms', address: phone, dueAt: afterQuiet(quiet, now, timezone) })
    if (choice.email) await this.#book.plan(tx, { ...row, channel: 'email', address: email, dueAt: now })
  }
}
