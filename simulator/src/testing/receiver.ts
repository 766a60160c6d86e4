import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import twilio from 'twilio'
import { Changes, waitFor } from '#sim/lib/changes.ts'

export interface ReceivedForm {
  path: string
  form: Record<string, string>
  headers: IncomingMessage['headers']
  /** What the real SDK says of its signature. */
  genuine: boolean
}

export interface Receiver {
  url: string
  received: ReceivedForm[]
  /** Statuses to answer with, one a request, then 200; `hang` leaves the request open. */
  answers: (number | 'hang')[]
  statuses(): string[]
  waitForForms(count: number): Promise<ReceivedForm[]>
  /** The first form that matches. */
  waitForForm(wanted: (form: Record<string, string>) => boolean): Promise<Record<string, string>>
  close(): Promise<void>
}

async function bodyOf(req: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of req) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}

function answer(res: ServerResponse, status: number | 'hang'): void {
  if (status === 'hang') return
  res.writeHead(status, { 'content-type': 'text/xml' }).end('<Response/>')
}

/** A house's server that verifies what it is given with the real SDK and keeps it. */
export async function startReceiver(token: string, publicUrl?: string): Promise<Receiver> {
  const changes = new Changes()
  const received: ReceivedForm[] = []
  const answers: Receiver['answers'] = []
  const take = async (req: IncomingMessage, res: ServerResponse) => {
    const form = Object.fromEntries(new URLSearchParams(await bodyOf(req)))
    const path = req.url ?? ''
    const signature = String(req.headers['x-twilio-signature'])
    const genuine = twilio.validateRequest(token, signature, (publicUrl ?? url) + path, form)
    received.push({ path, form, headers: req.headers, genuine })
    answer(res, answers.shift() ?? 200)
    changes.announce()
  }
  const server = createServer((req, res) => void take(req, res))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    url,
    received,
    answers,
    statuses: () => received.flatMap(({ form }) => form['MessageStatus'] ?? []),
    waitForForms: (count) =>
      waitFor(changes, () => received.length >= count && received, { what: `${count} webhooks` }),
    waitForForm: (wanted) =>
      waitFor(changes, () => received.find(({ form }) => wanted(form))?.form, { what: 'a webhook' }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve()
        })
        server.closeAllConnections()
      }),
  }
}
