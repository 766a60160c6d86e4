import { addDays } from '#src/features/reservations/engine/calendar.ts'
import { firstDay, seededRandom, siteOrigin, stayDays, tableDays } from './plan.ts'
import type { ClientOrder, ClientReport } from './plan.ts'

interface Answer {
  status: number
  json: {
    reservation?: Booked
    block?: { id: number }
    entry?: { id: number }
    items?: Waiting[]
    error?: { code: string }
  }
}

interface Waiting {
  offer: { reservationId: number } | null
}

interface Booked {
  id: number
  status: string
  startsAt: string
  revision: number
  actions: string[]
}

/** Answers that a race may give; any other is a fault. */
const refusals = new Set(['not_available', 'price_changed', 'invalid_transition', 'stale', 'hold_expired', 'conflict'])
/** Of a website, which is kept from filling a house. */
const sitesOnly = 'rate_limited'

type Attempt = () => Promise<unknown>

/** Those of one process who wait for a place at once. */
const mostWaiting = 8

/** One process's worth of customers, receptionists and websites, none of whom wait for the others. */
export class Racer {
  readonly report: ClientReport = { acknowledged: [], refused: [], unknown: [], counts: {}, faults: [] }
  readonly #order: ClientOrder
  readonly #random: () => number
  /** What we booked, and have not called off. */
  readonly #mine: number[] = []
  /** Of these, who is to come today. */
  readonly #today: number[] = []
  readonly #waiting: number[] = []
  readonly #blocks: number[] = []
  #refs = 0
  #highestId = 1

  constructor(order: ClientOrder) {
    this.#order = order
    this.#random = seededRandom(order.client * 7919 + 17)
  }

  async attempt(): Promise<void> {
    const sorts: [share: number, attempt: Attempt][] = [
      [0.3, () => this.#book(this.#stay())],
      [0.14, () => this.#book(this.#table())],
      [0.08, () => this.#holdAndConfirm()],
      [0.1, () => this.#move()],
      [0.19, () => this.#cancel()],
      [0.06, () => this.#arrive()],
      [0.03, () => this.#act(this.#pick(['check-in', 'no-show', 'reopen', 'complete', 'confirm']))],
      [0.04, () => this.#block()],
      [0.03, () => this.#wait()],
      [0.03, () => this.#inquire()],
    ]
    let dice = this.#random()
    const [, attempt] = sorts.find(([share]) => (dice -= share) < 0) ?? [0, () => this.#book(this.#stay())]
    await attempt()
  }

  async #book(wish: Record<string, unknown>): Promise<Booked | null> {
    const ref = `${this.#order.client}-${++this.#refs}`
    const door = this.#bookingDoor('holdMinutes' in wish)
    const guest = { customerName: `Client ${ref}`, phone: this.#phone('origin' in door) }
    const body: Record<string, unknown> = { ...wish, ...guest, externalRef: ref }
    // what a website may not say
    if ('origin' in door) delete body['externalRef']
    // one in ten presses the button twice
    const twice = this.#random() < 0.1
    const headers = { ...door, 'idempotency-key': ref }
    const answers = await Promise.all(
      Array.from({ length: twice ? 2 : 1 }, () => this.#ask('POST', '/api/reservations', body, headers)),
    )
    return this.#note('origin' in door ? null : ref, answers)
  }

  /** @param ref null: a website's booking, known by its id alone */
  #note(ref: string | null, answers: readonly (Answer | null)[]): Booked | null {
    const booked = answers.flatMap((answer) => answer?.json.reservation ?? [])
    const ids = new Set(booked.map(({ id }) => id))
    if (ids.size > 1) this.report.faults.push(`${ref ?? 'a page'} was booked ${ids.size} times`)
    const [first] = booked
    if (first) {
      this.report.acknowledged.push([ref, first.id])
      this.#mine.push(first.id)
      this.#highestId = Math.max(this.#highestId, first.id)
      if (first.startsAt === firstDay && first.status === 'confirmed') this.#today.push(first.id)
      return first
    }
    const list = answers.includes(null) ? this.report.unknown : this.report.refused
    if (ref !== null) list.push(ref)
    return null
  }

  async #holdAndConfirm(): Promise<void> {
    const wish = this.#random() < 0.5 ? this.#stay() : this.#table()
    const held = await this.#book({ ...wish, holdMinutes: 1 })
    if (!held || this.#random() < 0.3) return
    const confirm = () => this.#ask('POST', `/api/reservations/${held.id}/confirm`, {}, this.#door())
    await Promise.all(this.#random() < 0.3 ? [confirm(), confirm()] : [confirm()])
  }

  async #move(): Promise<void> {
    const id = this.#someone()
    const read = await this.#ask('GET', `/api/reservations/${id}`, undefined, this.#door())
    const reservation = read?.json.reservation
    if (!reservation) return
    const stay = reservation.startsAt.length === 10
    const wish = stay ? this.#stay() : this.#table()
    delete wish['unitType']
    const revision = this.#random() < 0.7 ? { revision: reservation.revision } : {}
    await this.#ask('PATCH', `/api/reservations/${id}`, { ...wish, ...revision }, this.#door())
  }

  #act(action: string, id = this.#someone()): Promise<Answer | null> {
    return this.#ask('POST', `/api/reservations/${id}/${action}`, {}, this.#door())
  }

  async #cancel(): Promise<void> {
    const id = this.#someone()
    await this.#act('cancel', id)
    const at = this.#mine.lastIndexOf(id)
    if (at >= 0) this.#mine.splice(at, 1)
  }

  /** Who is to come today comes, or does not; that is taken back, or they leave. */
  async #arrive(): Promise<void> {
    const id = this.#today.pop()
    if (id === undefined) {
      await this.#act('check-in')
      return
    }
    const arrival = this.#pick(['check-in', 'no-show'])
    await this.#act(arrival, id)
    // whoever stays for good leaves no room for others to arrive
    const next = this.#pick(['reopen', arrival === 'check-in' ? 'complete' : null])
    if (next !== null) await this.#act(next, id)
    if (next === 'reopen') this.#today.push(id)
  }

  /** Somebody waits for a place, does not any more, or takes up what they are offered. */
  async #wait(): Promise<void> {
    const dice = this.#random()
    if (dice < 0.5 && this.#waiting.length < mostWaiting) {
      const { dateFrom, dateTo } = this.#stay()
      const body = { kind: 'stay', dateFrom, dateTo, partySize: 1, name: 'Alix', phone: this.#phone(false) }
      const joined = await this.#ask('POST', '/api/waitlist', body, this.#door())
      if (joined?.json.entry) this.#waiting.push(joined.json.entry.id)
      return
    }
    const gone = dice > 0.8 || this.#waiting.length === mostWaiting ? this.#waiting.shift() : undefined
    if (gone !== undefined) await this.#ask('DELETE', `/api/waitlist/${gone}`, undefined, this.#door())
    const list = await this.#ask('GET', '/api/waitlist', undefined, this.#door())
    const offer = list?.json.items?.find((entry) => entry.offer !== null)?.offer
    if (offer) await this.#act(this.#random() < 0.7 ? 'confirm' : 'cancel', offer.reservationId)
  }

  async #inquire(): Promise<void> {
    const wish = this.#random() < 0.5 ? this.#stay() : this.#table()
    delete wish['quantity']
    await this.#ask('POST', '/api/availability/check', wish, this.#bookingDoor(false))
  }

  async #block(): Promise<void> {
    const gone = this.#random() < 0.6 ? this.#blocks.pop() : undefined
    if (gone !== undefined) {
      await this.#ask('DELETE', `/api/blocks/${gone}`, undefined, this.#door())
      return
    }
    const startsAt = this.#day(stayDays)
    const body = {
      unitId: this.#pick(this.#order.unitIds),
      startsAt,
      endsAt: addDays(startsAt, 1),
      reason: 'maintenance',
    }
    const made = await this.#ask('POST', '/api/blocks', body, this.#door())
    if (made?.json.block) this.#blocks.push(made.json.block.id)
  }

  /** @returns null when no answer came */
  async #ask(method: string, path: string, body: unknown, headers: Record<string, string>): Promise<Answer | null> {
    try {
      const response = await fetch(this.#order.url + path, {
        method,
        headers: {
          'x-forwarded-for': this.#address(),
          ...headers,
          ...(body !== undefined && { 'content-type': 'application/json' }),
        },
        body: body === undefined ? null : JSON.stringify(body),
      })
      const text = await response.text()
      const answer = { status: response.status, json: (text === '' ? {} : JSON.parse(text)) as Answer['json'] }
      this.#count(method, path, answer, 'origin' in headers)
      return answer
    } catch (error) {
      this.report.faults.push(`${method} ${path}: ${String(error)}`)
      return null
    }
  }

  #count(method: string, path: string, { status, json }: Answer, isSite: boolean): void {
    const word = json.error?.code ?? (status < 300 ? 'ok' : String(status))
    const name = `${isSite ? 'site ' : ''}${method} ${path.replace(/\d+/, ':id')} ${word}`
    this.report.counts[name] = (this.report.counts[name] ?? 0) + 1
    // who picks a stranger's number may find nothing there
    if (status >= 300 && !refusals.has(word) && !(word === 'not_found' && path.includes('/'))) {
      if (!(isSite && word === sitesOnly) && !(word === 'invalid' && method === 'PATCH'))
        this.report.faults.push(`${method} ${path}: ${status} ${word}`)
    }
  }

  /** A machine with a key, or somebody of the house. */
  #door(): Record<string, string> {
    const { key, token } = this.#order
    return this.#random() < 0.5 ? { 'x-api-key': key } : { authorization: `Bearer ${token}` }
  }

  /** Limits by address are not what is tried here: everybody comes from a network of their own. */
  #address(): string {
    return `2001:db8:${this.#order.client}:${Math.floor(this.#random() * 0xff).toString(16)}00::1`
  }

  /** A page of a website, now and then; it may neither hold nor name what only the house knows. */
  #bookingDoor(holds: boolean): Record<string, string> {
    if (holds || this.#random() > 0.05) return this.#door()
    return { 'x-api-key': this.#pick(this.#order.siteKeys), origin: siteOrigin }
  }

  /** Customers come back; those of websites, who may not book much, are many. */
  #phone(isSite: boolean): string {
    const known = isSite ? 300 + this.#order.client * 15_000 + (this.#refs % 15_000) : this.#refs % 300
    return `06399${String(10_000 + known)}`
  }

  /** Mostly one of our own, sometimes anybody's: two may want the same row at once. */
  #someone(): number {
    if (this.#mine.length === 0 || this.#random() < 0.3) return 1 + Math.floor(this.#random() * this.#highestId)
    return this.#pick(this.#mine.slice(-200))
  }

  #stay(): Record<string, unknown> {
    const dateFrom = this.#day(stayDays)
    const dateTo = addDays(dateFrom, 1 + Math.floor(this.#random() * 5))
    const quantity = this.#random() < 0.1 ? 2 : 1
    const unitType = this.#pick(['standard', 'standard', 'familiale', undefined])
    return { kind: 'stay', dateFrom, dateTo, partySize: quantity, quantity, ...(unitType && { unitType }) }
  }

  #table(): Record<string, unknown> {
    const slot = Math.floor(this.#random() * 23)
    const minutes = 19 * 60 + slot * 15
    const clock = minutes % (24 * 60)
    const time = `${String(Math.floor(clock / 60)).padStart(2, '0')}:${String(clock % 60).padStart(2, '0')}`
    const evening = this.#day(tableDays)
    const date = minutes >= 24 * 60 ? addDays(evening, 1) : evening
    return { kind: 'table', date, time, partySize: 1 + Math.floor(this.#random() * 8) }
  }

  /** Today more often than any other day: only who was to come today can arrive, fail to, and come after all. */
  #day(days: number): string {
    if (this.#random() < 0.15) return firstDay
    return addDays(firstDay, Math.floor(this.#random() * days))
  }

  #pick<T>(list: readonly T[]): T {
    return list[Math.floor(this.#random() * list.length)] as T
  }
}
