import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import type { SMTPServerSession } from 'smtp-server'
import { Armed } from '#sim/lib/armed.ts'
import { Changes, waitFor } from '#sim/lib/changes.ts'
import type { WaitOptions } from '#sim/lib/changes.ts'
import { decodeBody, decodeHeader, fileNameOf, leavesOf, splitPart } from './mail-parts.ts'

export interface Mail {
  from: string
  to: string[]
  replyTo: string
  messageId: string | null
  subject: string
  text: string
  html: string
  /** File names. */
  attachments: string[]
  /** Every leaf, decoded: what a mail program chooses from. */
  parts: { type: string; name: string | null; text: string }[]
}

export type MailFault =
  /** `450`: try again; `550`: never. */
  | { kind: 'status'; status: number }
  /** The connection drops before the mail is taken. */
  | { kind: 'drop' }

/** A mail server that keeps what it is given. */
export class SmtpSimulator {
  readonly mails: Mail[] = []
  readonly faults = new Armed<MailFault, object>(() => true)
  readonly changes = new Changes()
  readonly #server: SMTPServer
  #port = 0

  constructor() {
    this.#server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      closeTimeout: 200,
      onAuth: (_auth, _session, done) => {
        done(null, { user: 'anyone' })
      },
      onData: (stream, session, done) => {
        const chunks: Buffer[] = []
        stream.on('data', (chunk: Buffer) => chunks.push(chunk))
        stream.on('end', () => {
          this.#take(Buffer.concat(chunks), session, done)
        })
      },
    })
    // a client that hangs up is no fault of the server
    this.#server.on('error', () => {})
  }

  /** For `SMTP_URL`. */
  get url(): string {
    return `smtp://127.0.0.1:${this.#port}`
  }

  async listen(port: number, host = '127.0.0.1'): Promise<void> {
    const server = this.#server.listen(port, host)
    await once(server, 'listening')
    this.#port = (server.address() as AddressInfo).port
  }

  waitFor(wanted: (mail: Mail) => boolean, options: WaitOptions = {}): Promise<Mail> {
    return waitFor(this.changes, () => this.mails.find(wanted), { what: 'a mail', ...options })
  }

  /** Forgets mails and faults. */
  reset(): void {
    this.mails.length = 0
    this.faults.clear()
  }

  close(): Promise<void> {
    return new Promise((resolve) => {
      this.#server.close(resolve)
    })
  }

  #take(raw: Buffer, session: SMTPServerSession, done: (error?: Error | null) => void): void {
    const fault = this.faults.take({})
    if (fault?.kind === 'status') {
      done(Object.assign(new Error('simulated refusal'), { responseCode: fault.status }))
      return
    }
    if (fault?.kind === 'drop') {
      this.#server.connections.forEach((connection) => {
        ;(connection as unknown as { close(): void }).close()
      })
      return
    }
    this.mails.push(readMail(raw, session))
    done()
    this.changes.announce()
  }
}

function readMail(raw: Buffer, session: SMTPServerSession): Mail {
  const message = splitPart(raw.toString('latin1'))
  const leaves = leavesOf(message)
  const ofType = (type: string) =>
    leaves.find((leaf) => (leaf.headers.get('content-type') ?? 'text/plain').startsWith(type))
  const [text, html] = [ofType('text/plain'), ofType('text/html')]
  const { mailFrom, rcptTo } = session.envelope
  return {
    from: mailFrom ? mailFrom.address : '',
    to: rcptTo.map(({ address }) => address),
    subject: decodeHeader(message.headers.get('subject') ?? ''),
    text: text ? decodeBody(text) : '',
    html: html ? decodeBody(html) : '',
    attachments: leaves.flatMap(fileNameOf),
    parts: leaves.map((leaf) => ({
      type: leaf.headers.get('content-type') ?? 'text/plain',
      name: fileNameOf(leaf)[0] ?? null,
      text: decodeBody(leaf),
    })),
    messageId: message.headers.get('message-id') ?? null,
    replyTo: decodeHeader(message.headers.get('reply-to') ?? ''),
  }
}
