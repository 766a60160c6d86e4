import { randomUUID } from 'node:crypto'
import type { HouseActor } from '#src/actor.ts'
import type { Clock } from '#src/clock.ts'
import type { Database, Tx } from '#src/db/database.ts'
import type { Mailer } from '#src/providers/mail/mailer.ts'
import { bookingWording } from './locales/booking-notices.ts'
import type { NoticeBook } from './notice-book.ts'
import type { Houses } from './ports.ts'
import { listReachablePeople } from './preferences.store.ts'

export interface NoticeTesterParts {
  db: Database
  now: Clock
  book: NoticeBook
  houses: Pick<Houses, 'smsLineOf'>
  mailer: Pick<Mailer, 'enabled'>
}

export interface TestResult {
  channel: 'sms' | 'email'
  state: 'queued' | 'off' | 'no_address'
  to: string | null
}

type Person = Awaited<ReturnType<typeof listReachablePeople>>[number]

/** Shows a person that notices reach them, or says why they do not. */
export class NoticeTester {
  readonly #parts: NoticeTesterParts

  constructor(parts: NoticeTesterParts) {
    this.#parts = parts
  }

  /** To oneself; a machine tries the owners of its house. */
  async test(actor: HouseActor, channel: TestResult['channel'] | undefined): Promise<TestResult[]> {
    const { db, houses, mailer } = this.#parts
    const house = actor.conciergerieId
    const on = { sms: (await houses.smsLineOf(house)) !== null, email: mailer.enabled }
    const everyone = await listReachablePeople(db.read, house)
    const people = everyone.filter(({ id, role }) =>
      actor.kind === 'member' ? id === actor.accountId : role === 'owner',
    )
    const channels = (['sms', 'email'] as const).filter((each) => channel === undefined || channel === each)
    const source = `test:${randomUUID()}`
    return db.write(async (tx) => {
      const results: TestResult[] = []
      for (const person of people)
        for (const each of channels) results.push(await this.#try(tx, house, person, each, on[each], source))
      return results
    })
  }

  async #try(
    tx: Tx,
    house: number,
    person: Person,
    channel: TestResult['channel'],
    isOn: boolean,
    source: string,
  ): Promise<TestResult> {
    const to = channel === 'sms' ? person.phone : person.email
    if (!isOn) return { channel, state: 'off', to }
    if (to === null) return { channel, state: 'no_address', to }
    const words = bookingWording(person.locale)
    await this.#parts.book.plan(tx, {
      conciergerieId: house,
      source,
      template: 'test',
      channel,
      address: to,
      accountId: person.id,
      payload: { title: words.test, detail: words.testDetail, link: null, locale: person.locale },
      dueAt: this.#parts.now(),
    })
    return { channel, state: 'queued', to }
  }
}
