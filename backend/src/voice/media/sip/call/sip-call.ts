import type { IncomingInviteRequest } from 'sip.js/lib/core/index.js'
import type { AudioFormat } from '#src/providers/voice-model/voice-model.ts'
import type { AudioStats } from '../../../media-protocol.ts'
import { agree } from '../sdp/agreement.ts'
import { readSdp } from '../sdp/remote-sdp.ts'
import type { RtpSocket } from '../rtp/rtp-socket.ts'
import { bridge } from './bridge.ts'
import type { Bridge } from './bridge.ts'
import type { CallKit } from './call-kit.ts'
import { sdpBody } from './call-kit.ts'
import { CallMedia } from './call-media.ts'
import { partiesOf } from './caller.ts'
import { Dialog } from './dialog.ts'
import { expiryOf } from './invite-refusal.ts'
import { placeCall } from './place-call.ts'
import { refer } from './refer.ts'
import { expiryHeaders } from './session-expiry.ts'
import { targetUri } from './target-uri.ts'

export interface SipCallListener {
  onAudio(audio: Uint8Array): void
  onKey(key: string): void
  onDrained(): void
  onHeld(held: boolean): void
  /** Once, when the other side or the network ended it. */
  onEnded(reason: 'caller_hung_up' | 'media_lost', detail: string | null): void
}

const nobody: SipCallListener = {
  onAudio: () => undefined,
  onKey: () => undefined,
  onDrained: () => undefined,
  onHeld: () => undefined,
  onEnded: () => undefined,
}

/** The law of the call: their first that we speak; without an offer, the one that we will offer. */
export function formatOf(invite: IncomingInviteRequest): AudioFormat | null {
  if (!invite.message.body) return 'audio/pcma'
  const offer = readSdp(invite.message.body)
  return (offer && agree(offer)?.format) ?? null
}

/** One incoming call, from the ring to the end. */
export class SipCall {
  readonly id: string
  readonly from: string | null
  readonly to: string | null
  readonly format: AudioFormat
  /** Whoever keeps it forgets it. */
  onOver: (why: string) => void = () => undefined
  private readonly invite: IncomingInviteRequest
  private readonly kit: CallKit
  private readonly media: CallMedia
  private dialog: Dialog | null = null
  private listener = nobody
  private joined: Bridge | null = null
  private over = false
  private readonly left = new AbortController()

  constructor(invite: IncomingInviteRequest, format: AudioFormat, socket: RtpSocket, kit: CallKit) {
    const { from, to } = partiesOf(invite.message)
    this.id = invite.message.callId
    this.from = from
    this.to = to
    this.format = format
    this.invite = invite
    this.kit = kit
    const { pacer, ticker, mediaAddress: address } = kit
    this.media = new CallMedia({ socket, address, pacer, ticker }, format, this.hear())
  }

  listen(listener: SipCallListener): void {
    this.listener = listener
  }

  /** They hear it ring. */
  ring(): void {
    this.invite.delegate = {
      onCancel: () => {
        this.invite.reject({ statusCode: 487 })
        this.finish('caller_hung_up', 'cancelled')
      },
    }
    this.invite.progress({ statusCode: 180 })
  }

  answer(): void {
    if (this.over || this.dialog) return
    const { body } = this.invite.message
    const content = body ? this.media.answer(body) : this.media.offer()
    if (content === null) this.turnAway(488)
    else this.pickUp(content)
  }

  /** @param status 4xx to 6xx */
  refuse(status: number): void {
    if (this.over || this.dialog) return
    this.turnAway(status)
  }

  play(audio: Uint8Array): void {
    this.media.stream?.play(audio)
  }

  endItem(): void {
    this.media.stream?.endItem()
  }

  clear(): void {
    this.media.stream?.clear()
  }

  playedMs(): number {
    return this.media.stream?.playedMs() ?? 0
  }

  stats(): AudioStats {
    const none = { framesIn: 0, framesOut: 0, framesLost: 0, gapMaxMs: null, gapP99Ms: null }
    return this.media.stream?.stats() ?? none
  }

  hangUp(): void {
    if (this.over) return
    if (!this.dialog) this.refuse(480)
    this.dialog?.hangUp()
    this.close('hung_up')
  }

  /** REFER; where that is not known, a second call that we join to this one (RFC 3515, 5589). */
  async transfer(target: string): Promise<{ outcome: 'accepted' | 'refused'; detail: string | null }> {
    const uri = targetUri(target, this.kit.identity.host)
    if (!uri || this.over || !this.dialog) return { outcome: 'refused', detail: uri ? 'no_call' : 'bad_target' }
    const referred = await refer(this.dialog, uri, this.kit)
    if (referred.outcome === 'accepted') this.leave()
    if (referred.outcome !== 'not_supported') return { outcome: referred.outcome, detail: referred.detail }
    return this.join(await placeCall(uri, this.format, this.kit, this.left.signal))
  }

  private pickUp(content: string): void {
    const read = expiryOf(this.invite.message)
    const expiry = read === 'too_small' ? null : read
    const extraHeaders = expiryHeaders(expiry)
    const { session } = this.invite.accept({ statusCode: 200, body: sdpBody(content), extraHeaders })
    this.dialog = new Dialog(session, this.media, this.kit.contact, {
      onEnded: (reason, detail) => {
        this.finish(reason, detail)
      },
      onKey: (key) => {
        this.listener.onKey(key)
      },
    })
    this.dialog.keep(expiry, expiry?.refresher === 'uas')
    this.dialog.whenAcknowledged(() => this.media.stream?.openEars())
    this.media.start()
  }

  private turnAway(statusCode: number): void {
    this.invite.reject({ statusCode })
    this.close('refused')
  }

  private hear() {
    return {
      onAudio: (audio: Uint8Array) => {
        if (this.joined) this.joined.hear(audio)
        else this.listener.onAudio(audio)
      },
      onKey: (key: string) => {
        this.listener.onKey(key)
      },
      onDrained: () => {
        this.listener.onDrained()
      },
      onHeld: (held: boolean) => {
        this.listener.onHeld(held)
      },
      onInactive: () => {
        this.dialog?.hangUp()
        this.finish('media_lost', 'no_audio')
      },
    }
  }

  private join(second: Awaited<ReturnType<typeof placeCall>>) {
    if (!second.leg) return { outcome: 'refused', detail: second.detail } as const
    if (this.over || !this.media.stream) {
      second.leg.hangUp()
      return { outcome: 'refused', detail: 'caller_gone' } as const
    }
    this.joined = bridge(this.media.stream, second.leg, () => {
      this.leave()
    })
    return { outcome: 'accepted', detail: null } as const
  }

  /** The person called has it, or has had enough: what is left of the call is over. */
  private leave(): void {
    if (this.over) return
    this.dialog?.hangUp()
    this.finish('caller_hung_up', 'transferred')
  }

  private finish(reason: 'caller_hung_up' | 'media_lost', detail: string | null): void {
    if (this.over) return
    this.close(detail ?? reason)
    this.listener.onEnded(reason, detail)
  }

  private close(why: string): void {
    if (this.over) return
    this.over = true
    this.left.abort()
    this.joined?.end()
    this.media.close()
    this.onOver(why)
  }
}
