import type { Session } from 'sip.js/lib/core/index.js'
import type { URI } from 'sip.js/lib/grammar/index.js'
import type { AudioFormat } from '#src/providers/voice-model/voice-model.ts'
import type { RtpSocket } from '../rtp/rtp-socket.ts'
import type { CallKit } from './call-kit.ts'
import { sdpBody, statusOf } from './call-kit.ts'
import { CallMedia } from './call-media.ts'
import { Dialog } from './dialog.ts'
import { longestRingMs } from './refer.ts'

/** A call that we placed, answered by a person. */
export interface SecondLeg {
  play(audio: Uint8Array): void
  /** Milliseconds that are still to be heard. */
  queuedMs(): number
  clear(): void
  listen(on: { audio(audio: Uint8Array): void; ended(): void }): void
  hangUp(): void
}

type Placed = { leg: SecondLeg; detail: null } | { leg: null; detail: string }

/** Calls `target` through the trunk, in the caller's own law, so that nothing is transcoded. */
export async function callSecond(target: URI, format: AudioFormat, kit: CallKit): Promise<Placed> {
  const socket = await kit.openRtp()
  return socket
    ? new Promise((resolve) => {
        new Placing(target, format, socket, kit, resolve)
      })
    : { leg: null, detail: 'no_port' }
}

class Placing {
  private readonly media: CallMedia
  private readonly kit: CallKit
  private readonly settle: (placed: Placed) => void
  private on = { audio: (_: Uint8Array) => undefined as void, ended: () => undefined as void }
  private dialog: Dialog | null = null
  private over = false

  constructor(target: URI, format: AudioFormat, socket: RtpSocket, kit: CallKit, settle: (placed: Placed) => void) {
    const { pacer, ticker, mediaAddress: address } = kit
    this.kit = kit
    this.settle = settle
    this.media = new CallMedia({ socket, address, pacer, ticker }, format, {
      onAudio: (audio) => {
        this.on.audio(audio)
      },
      onKey: () => undefined,
      onDrained: () => undefined,
      onHeld: () => undefined,
      onInactive: () => {
        this.leg().hangUp()
        this.on.ended()
      },
    })
    this.invite(target)
  }

  private invite(target: URI): void {
    const { core, contact, identity } = this.kit
    const headers = [`Contact: ${contact}`]
    const message = core.makeOutgoingRequestMessage(
      'INVITE',
      target,
      identity,
      target,
      {},
      headers,
      sdpBody(this.media.offer()),
    )
    const request = core.invite(message, {
      onAccept: ({ session, message: { body }, ack }) => {
        clearTimeout(timer)
        ack()
        this.accepted(session, body)
      },
      onReject: ({ message: answer }) => {
        clearTimeout(timer)
        this.fail(statusOf(answer))
      },
      onRedirect: ({ message: answer }) => {
        clearTimeout(timer)
        this.fail(statusOf(answer))
      },
    })
    const timer = setTimeout(() => {
      request.cancel()
      this.fail('no_answer')
    }, longestRingMs)
  }

  private accepted(session: Session, body: string): void {
    this.dialog = new Dialog(session, this.media, this.kit.contact, {
      onEnded: () => {
        this.close()
        this.on.ended()
      },
      onKey: () => undefined,
    })
    if (this.over || !this.media.accept(body)) {
      this.dialog.hangUp()
      this.fail('no_common_codec')
      return
    }
    this.media.start()
    this.media.stream?.openEars()
    this.settle({ leg: this.leg(), detail: null })
  }

  private leg(): SecondLeg {
    return {
      play: (audio) => this.media.stream?.play(audio),
      queuedMs: () => this.media.stream?.queuedMs() ?? 0,
      clear: () => this.media.stream?.clear(),
      listen: (on) => {
        this.on = on
      },
      hangUp: () => {
        this.dialog?.hangUp()
        this.close()
      },
    }
  }

  private fail(detail: string): void {
    this.close()
    this.settle({ leg: null, detail })
  }

  private close(): void {
    if (this.over) return
    this.over = true
    this.media.close()
  }
}
