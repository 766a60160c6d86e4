import Database from 'better-sqlite3'
import type { APIRequestContext } from '@playwright/test'

interface Sms {
  to: string
  body: string
}

interface Mail {
  to: string[]
  subject: string
  text: string
  attachments: string[]
}

interface Scheduled {
  template: string
  status: string
  due_at: string
}

/** What has reached the world outside the product: the simulator says it, and the product's own book of what is due. */
export class Outside {
  readonly #address: string
  readonly #request: APIRequestContext

  constructor(address: string, request: APIRequestContext) {
    this.#address = address
    this.#request = request
  }

  async smsTo(number: string): Promise<string[]> {
    const { items } = (await this.#ask('/control/twilio/messages?channel=sms')) as { items: Sms[] }
    return items.filter(({ to }) => to === number).map(({ body }) => body)
  }

  async mailsTo(address: string): Promise<Mail[]> {
    const { items } = (await this.#ask('/control/smtp/mails')) as { items: Mail[] }
    return items.filter(({ to }) => to.includes(address))
  }

  /** Notices of a reservation that are due later. */
  dueFor(code: string): Scheduled[] {
    const db = new Database(process.env['E2E_DATABASE'] ?? '', { readonly: true })
    try {
      const query = db.prepare<[string], Scheduled>(
        `select n.template, n.status, n.due_at from notices n join reservations r on r.id = n.reservation_id
         where r.code = ? and n.status = 'scheduled' order by n.due_at`,
      )
      return query.all(code)
    } finally {
      db.close()
    }
  }

  async #ask(path: string): Promise<unknown> {
    return (await this.#request.get(new URL(path, this.#address).href)).json()
  }
}
