import type { Request, Response } from 'express'
import type { Outbox, Subscription } from './outbox.ts'

const heartbeatMs = 20_000
const bufferLimit = 1024 * 1024

export interface StreamOwner {
  conciergerieId: number
  /** Session that opened it: its end closes the stream. */
  sessionId: number
  accountId: number | null
  adminId: number | null
}

interface OpenStream {
  owner: StreamOwner
  res: Response
}

/** Every open live stream of this process: opened, kept alive, and closed the moment its session ends. */
export class LiveStreams {
  readonly #outbox: Outbox
  readonly #open = new Set<OpenStream>()
  readonly #heartbeat: NodeJS.Timeout

  constructor(outbox: Outbox) {
    this.#outbox = outbox
    this.#heartbeat = setInterval(() => {
      for (const { res } of this.#open) if (res.headersSent) res.write(': \n\n')
    }, heartbeatMs)
    this.#heartbeat.unref()
  }

  get count(): number {
    return this.#open.size
  }

  /** Answers with an endless stream, from `Last-Event-ID` or `cursor` on. Resolves once it is live. */
  async open(owner: StreamOwner, cursor: number | undefined, req: Request, res: Response): Promise<void> {
    const stream = { owner, res }
    this.#open.add(stream)
    let subscription: Subscription | null = null
    res.once('close', () => {
      this.#open.delete(stream)
      subscription?.close()
    })
    const from = Number(req.get('last-event-id') ?? cursor ?? Number.NaN)
    subscription = await this.#outbox.subscribe(
      owner.conciergerieId,
      Number.isSafeInteger(from) ? from : null,
      sinkOf(res),
    )
    writeHead(res)
    if (res.closed) subscription.close()
  }

  closeWhere(predicate: (owner: StreamOwner) => boolean): void {
    for (const { owner, res } of this.#open) if (predicate(owner)) res.end()
  }

  closeAll(): void {
    clearInterval(this.#heartbeat)
    this.closeWhere(() => true)
  }
}

/** Once only, and not before the stream's place in the log is known: what the browser reads on hearing it is then up to date. */
function writeHead(res: Response): void {
  if (res.headersSent || res.writableEnded) return
  // ends with its connection, so that the bytes go out as they are: chunks would make four pieces of each event, for each stream
  res.removeHeader('Transfer-Encoding')
  res.writeHead(200, {
    'Content-Type': 'text/event-stream; charset=utf-8',
    'Cache-Control': 'no-cache, no-transform',
    Connection: 'close',
    'X-Accel-Buffering': 'no',
  })
  res.write('retry: 2000\n\n')
}

/** A browser that reads too slowly is dropped: it comes back with its cursor and delays nobody. */
function sinkOf(res: Response) {
  return {
    write(frame: Buffer) {
      if (res.writableEnded) return
      writeHead(res)
      if (res.writableLength > bufferLimit) res.destroy()
      else res.write(frame)
    },
  }
}
