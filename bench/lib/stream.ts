import { connect } from 'node:net'
import type { Socket } from 'node:net'
import { httpRequest } from './load.ts'

/** An event that a dashboard heard of, and when, by `performance.now()`. */
export interface Heard {
  seq: number
  at: number
}

/** What every socket reads into: a chunk is looked through before the next one comes. */
const shared = Buffer.allocUnsafe(64 * 1024)
const mark = Buffer.from('data: {"seq":')
const endOfEvent = Buffer.from('\n\n')
const nothing = Buffer.alloc(0)
/** Behind the last event of a chunk comes the end of its HTTP framing. */
const framing = 2
const longestOpeningMs = 30_000

/** Dashboards that listen. Bare sockets, read into one buffer and hardly parsed, so that a thousand cost little here. */
export class Dashboards {
  heard: Heard[] = []
  /** Streams that the server has closed. */
  lost = 0
  readonly #sockets: Socket[] = []

  /** Opens one for each of the headers, all at once. */
  async open(port: number, headers: readonly Record<string, string>[]): Promise<void> {
    await Promise.all(headers.map((one) => this.#openStream(port, one)))
  }

  close(): void {
    for (const socket of this.#sockets) socket.removeAllListeners('close').destroy()
  }

  #openStream(port: number, headers: Record<string, string>): Promise<void> {
    const opened = Promise.withResolvers<undefined>()
    const reader = new StreamReader((seq, at) => this.heard.push({ seq, at }))
    const callback = (size: number): boolean => {
      reader.read(shared.subarray(0, size), performance.now())
      if (reader.status === 200) opened.resolve(undefined)
      else opened.reject(new Error(`a live stream was refused with ${reader.status}`))
      return true
    }
    const socket = connect({ port, host: '127.0.0.1', onread: { buffer: shared, callback } })
    socket.setTimeout(longestOpeningMs, () => socket.destroy())
    void opened.promise.then(() => socket.setTimeout(0)).catch(() => socket.destroy())
    socket.on('error', opened.reject).on('close', () => {
      this.lost += 1
      opened.reject(new Error('a live stream was closed before it was open'))
    })
    this.#sockets.push(socket)
    socket.write(httpRequest('GET', '/api/live', { ...headers, Accept: 'text/event-stream' }))
    return opened.promise
  }
}

/** Finds the numbers of the events in what one stream receives, however it was cut. */
class StreamReader {
  /** Of the answer; 0 until it has begun. */
  status = 0
  #rest: Buffer = nothing
  readonly #hear: (seq: number, at: number) => void

  constructor(hear: (seq: number, at: number) => void) {
    this.#hear = hear
  }

  read(chunk: Buffer, at: number): void {
    if (this.status === 0) this.status = Number(chunk.toString('latin1', 9, 12))
    const bytes = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk])
    const whole = bytes.lastIndexOf(endOfEvent) + endOfEvent.length
    const end = whole < endOfEvent.length ? 0 : whole
    for (let from = bytes.indexOf(mark); from >= 0 && from < end; from = bytes.indexOf(mark, from + mark.length))
      this.#hear(numberAt(bytes, from + mark.length), at)
    // copied: the next chunk is read into the same place
    this.#rest = bytes.length - end <= framing ? nothing : Buffer.from(bytes.subarray(end))
  }
}

const [zero, nine] = [48, 57]

function numberAt(bytes: Buffer, from: number): number {
  let value = 0
  for (let i = from; ; i++) {
    const digit = bytes[i] ?? 0
    if (digit < zero || digit > nine) return value
    value = value * 10 + digit - zero
  }
}
