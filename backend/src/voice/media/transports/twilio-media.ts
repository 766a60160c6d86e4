import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import { WebSocketServer } from 'ws'
import type { RawData, ServerOptions, WebSocket } from 'ws'
import { describeError, within, withinNow } from '../containment.ts'
import { loss, lossOfSocket } from '../losses.ts'
import type { LossName } from '../losses.ts'
import type { RoadHost } from '../media-leg.ts'
import { TwilioLeg } from './twilio-leg.ts'
import { readTwilioMessage } from './twilio-frame.ts'
import type { TwilioStart } from './twilio-frame.ts'

const startMs = 5_000
const closeMs = 2_000
const largestMessage = 64 * 1024

/** An upgrade that main has proved. */
export interface Upgrade {
  headers: Record<string, string>
  url: string
  /** Base64 of what came with it. */
  head: string
}

interface TwilioMediaOptions {
  host: Pick<RoadHost, 'offer'>
  /** A stream was closed before it had said which call it is. */
  onStray: (detail: string) => void
  /** Milliseconds of a clock that never goes back. */
  now: () => number
}

/** The only sound that a telephone of theirs brings. */
const isOurs = ({ encoding, sampleRate }: TwilioStart) => encoding === 'audio/x-mulaw' && sampleRate === 8000

/** The road of Twilio Media Streams: sockets that main has let in become legs once they have said which call they are. */
export class TwilioMedia {
  readonly #options: TwilioMediaOptions
  readonly #server: WebSocketServer
  /** Those that have not said yet which call they are. */
  readonly #strangers = new Set<WebSocket>()

  constructor(options: TwilioMediaOptions) {
    const settings: ServerOptions & { closeTimeout: number } = {
      noServer: true,
      clientTracking: false,
      perMessageDeflate: false,
      skipUTF8Validation: true,
      maxPayload: largestMessage,
      closeTimeout: closeMs,
    }
    this.#options = options
    this.#server = new WebSocketServer(settings)
  }

  take({ headers, url, head }: Upgrade, socket: Socket): void {
    socket.setNoDelay(true)
    const request = { method: 'GET', headers, url, socket } as unknown as IncomingMessage
    this.#server.handleUpgrade(request, socket, Buffer.from(head, 'base64'), (opened) => {
      this.#await(opened, socket)
    })
  }

  /** Those that are calls already are ended by whoever holds them. */
  close(): void {
    for (const socket of this.#strangers) socket.terminate()
    this.#server.close()
  }

  /** Nothing is asked of anybody before the stream says which call it is. */
  #await(socket: WebSocket, wire: Socket): void {
    let leg: TwilioLeg | null = null
    let why: string | null = null
    const dismiss = (code: number, name: LossName, reason: string) => {
      why = loss(name)
      socket.close(code, reason)
    }
    const whose = {
      fail: (error: unknown) => {
        if (leg) leg.lost(describeError(error))
        else {
          why = describeError(error)
          socket.terminate()
        }
      },
    }
    const mine =
      <T>(hear: (told: T) => void) =>
      (told: T) => {
        within(whose, () => {
          hear(told)
        })
      }
    this.#strangers.add(socket)
    const deadline = setTimeout(() => {
      dismiss(1008, 'no_start', 'no start in time')
    }, startMs)
    const hear = (data: RawData) => {
      const message = readTwilioMessage(data as Buffer)
      if (leg && message) leg.hear(message)
      else if (message?.event === 'start' && !leg) {
        clearTimeout(deadline)
        this.#strangers.delete(socket)
        if (isOurs(message.start)) leg = this.#begin(socket, wire, message.start)
        else dismiss(1003, 'wrong_audio', 'audio/x-mulaw at 8000 Hz only')
      } else if (!leg && message?.event !== 'other') dismiss(1008, 'start_expected', 'start expected')
    }
    const hearFirst = mine(hear)
    socket.on('message', (data: RawData) => {
      if (leg) withinNow(whose, hear, data)
      else hearFirst(data)
    })
    socket.on(
      'close',
      mine((code: number) => {
        clearTimeout(deadline)
        this.#strangers.delete(socket)
        if (leg) leg.closed(code)
        else this.#options.onStray(why ?? loss('closed_elsewhere', code))
      }),
    )
    // a message too large, a broken frame: it closes by itself
    socket.on(
      'error',
      mine((error: Error) => {
        why = lossOfSocket(error)
        leg?.lost(why)
      }),
    )
  }

  #begin(socket: WebSocket, wire: Socket, start: TwilioStart): TwilioLeg {
    const leg = new TwilioLeg({ socket, wire, streamSid: start.streamSid, now: this.#options.now })
    const { pass = null, from = null, to = null } = start.parameters
    const offer = { ref: randomUUID(), road: 'twilio_stream', lineId: null, providerCallId: start.callSid } as const
    this.#options.host.offer({ ...offer, pass, from, to }, leg)
    return leg
  }
}
