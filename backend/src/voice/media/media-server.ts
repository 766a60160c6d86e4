import type { Socket } from 'node:net'
import type { VoiceModel } from '#src/providers/voice-model/voice-model.ts'
import type { FromMedia, MediaSettings, ToMedia } from '../media-protocol.ts'
import { Calls } from './calls.ts'
import { describeError, within } from './containment.ts'
import type { LineRoad, RoadHost } from './media-leg.ts'
import { TwilioMedia } from './transports/twilio-media.ts'

export interface MediaServerOptions {
  settings: MediaSettings
  model: VoiceModel
  openLines: (settings: MediaSettings, host: RoadHost) => LineRoad
  send: (message: FromMedia) => void
  /** Milliseconds of a clock that never goes back. */
  now: () => number
}

/** What main says, and where it goes. */
export class MediaServer {
  readonly #send: (message: FromMedia) => void
  readonly #calls: Calls
  readonly #twilio: TwilioMedia
  readonly #lines: LineRoad

  constructor({ settings, model, openLines, send, now }: MediaServerOptions) {
    this.#send = send
    this.#calls = new Calls({ model, send, now })
    const host: RoadHost = {
      offer: (offer, leg) => {
        this.#calls.offer(offer, leg)
      },
      report: (report) => {
        send({ from: 'line_report', report })
      },
      log: (lineId, news) => {
        send({ from: 'line_log', lineId, news })
      },
    }
    const onStray = (detail: string) => {
      this.#stray(detail)
    }
    this.#twilio = new TwilioMedia({ host, onStray, now })
    this.#lines = openLines(settings, host)
  }

  /** @param socket of an upgrade; absent when the caller left while it was passed on */
  hear(message: ToMedia, socket?: Socket): void {
    if (message.to === 'ping') this.#send({ from: 'pong', at: message.at })
    else if (message.to === 'command') this.#calls.command(message.callId, message.command)
    else if (message.to === 'start') this.#calls.start(message.start)
    else if (message.to === 'refuse') this.#calls.refuse(message.ref, message.reason)
    else if (message.to === 'upgrade') this.#upgrade(message, socket)
    else this.#hearOfLine(message)
  }

  /** @returns when nothing is left; no socket and no timer stays behind */
  async drain(when: 'now' | 'after_calls'): Promise<void> {
    await this.#calls.drain(when)
    this.#twilio.close()
    await this.#lines.close()
  }

  #stray(detail: string): void {
    this.#send({ from: 'stray', kind: 'stray_stream', lineId: null, detail })
  }

  #hearOfLine(message: ToMedia): void {
    if (message.to === 'line_start') this.#lines.start(message.line)
    else if (message.to === 'line_stop') this.#lines.stop(message.lineId, message.when)
    else if (message.to === 'line_check') this.#lines.check(message.lineId)
  }

  #upgrade(message: Extract<ToMedia, { to: 'upgrade' }>, socket: Socket | undefined): void {
    if (!socket) return
    const whose = {
      fail: (error: unknown) => {
        this.#stray(describeError(error))
        socket.destroy()
      },
    }
    within(whose, () => {
      this.#twilio.take(message, socket)
    })
  }
}
