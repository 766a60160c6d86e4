import type { IncomingRequestMessage, Session } from 'sip.js/lib/core/index.js'
import { SessionState } from 'sip.js/lib/core/index.js'
import { keyOfInfo } from '../rtp/telephone-event.ts'
import { sdpBody } from './call-kit.ts'
import type { CallMedia } from './call-media.ts'
import { expiryOf } from './invite-refusal.ts'
import { expiryHeaders, SessionTimer } from './session-expiry.ts'
import type { SessionExpiry } from './session-expiry.ts'

export interface DialogListener {
  /** Once; not after our own `hangUp`. */
  onEnded(reason: 'caller_hung_up' | 'media_lost', detail: string | null): void
  onKey(key: string): void
}

type Request = { message: IncomingRequestMessage }

/** An answered call between two sides, whoever called: what each may still ask of the other. */
export class Dialog {
  readonly session: Session
  /** News of a REFER, while one is under way: status of the transfer (RFC 3515 § 2.4.5). */
  onTransferNews: ((status: number, text: string) => void) | null = null
  private readonly media: CallMedia
  private readonly contact: string
  private readonly listener: DialogListener
  private readonly timer: SessionTimer
  private expiry: SessionExpiry | null = null
  private weRefresh = false
  private ended = false
  private byeAfterAck = false
  private acknowledged: (() => void) | null = null

  constructor(session: Session, media: CallMedia, contact: string, listener: DialogListener) {
    this.session = session
    this.media = media
    this.contact = contact
    this.listener = listener
    this.timer = new SessionTimer({
      refresh: () => {
        this.refresh()
      },
      expired: () => {
        this.lose('session_expired')
      },
    })
    this.obey()
  }

  /** @param weRefresh whether it is ours to show that the call stands */
  keep(expiry: SessionExpiry | null, weRefresh: boolean): void {
    this.expiry = expiry
    this.weRefresh = weRefresh
    if (expiry) this.timer.start(expiry.seconds, weRefresh)
  }

  /** Calls when the other side has heard our 200; at once when it has already. */
  whenAcknowledged(done: () => void): void {
    if (this.session.sessionState === SessionState.AckWait) this.acknowledged = done
    else done()
  }

  hangUp(): void {
    if (this.ended) return
    this.end()
    // before its ACK a caller may not be sent a BYE (RFC 3261 § 15)
    if (this.session.sessionState === SessionState.AckWait) this.byeAfterAck = true
    else this.session.bye()
  }

  private obey(): void {
    this.session.delegate = {
      onAck: ({ message }) => {
        this.onAck(message)
      },
      onAckTimeout: () => {
        this.onNoAck()
      },
      onBye: (bye) => {
        bye.accept()
        this.finish('caller_hung_up', null)
      },
      onInvite: (invite) => {
        this.onReInvite(invite)
      },
      onInfo: (info) => {
        this.onInfo(info)
      },
      onNotify: (notify) => {
        notify.accept()
        this.onNotify(notify.message)
      },
    }
  }

  /** 32 s without an ACK: the caller never heard our 200 (RFC 3261 § 13.3.1.4). */
  private onNoAck(): void {
    const alreadyTold = this.ended
    if (alreadyTold && !this.byeAfterAck) return
    this.session.bye()
    if (!alreadyTold) this.lost('no_ack')
  }

  private onAck(message: IncomingRequestMessage): void {
    if (this.byeAfterAck) {
      this.byeAfterAck = false
      this.session.bye()
      return
    }
    if (message.body) this.media.accept(message.body)
    if (!this.media.stream) this.lose('no_common_codec')
    this.acknowledged?.()
    this.acknowledged = null
  }

  private onReInvite(invite: Parameters<NonNullable<NonNullable<Session['delegate']>['onInvite']>>[0]): void {
    const expiry = expiryOf(invite.message)
    const content = invite.message.body ? this.media.answer(invite.message.body) : this.media.offer()
    if (content === null || expiry === 'too_small') {
      invite.reject({ statusCode: content === null ? 488 : 422 })
      return
    }
    if (expiry) this.keep(expiry, expiry.refresher === 'uas')
    const extraHeaders = [`Contact: ${this.contact}`, ...expiryHeaders(expiry)]
    invite.accept({ statusCode: 200, body: sdpBody(content), extraHeaders })
  }

  private onInfo(info: Request & { accept(): void; reject(options: { statusCode: number }): void }): void {
    const key = keyOfInfo(info.message.getHeader('content-type'), info.message.body)
    if (key === null && info.message.body) {
      info.reject({ statusCode: 415 })
      return
    }
    info.accept()
    if (key !== null) this.listener.onKey(key)
  }

  private onNotify(message: IncomingRequestMessage): void {
    const news = /^SIP\/2\.0 (\d{3}) ?([^\r\n]{0,80})/.exec(message.body)
    if (news) this.onTransferNews?.(Number(news[1]), news[2] ?? '')
  }

  private refresh(): void {
    const extraHeaders = [`Contact: ${this.contact}`, `Session-Expires: ${this.expiry?.seconds ?? 0};refresher=uac`]
    this.session.invite(
      {
        onAccept: (response) => {
          response.ack()
          this.keep(this.expiry, true)
        },
        onReject: ({ message }) => {
          if (message.statusCode === 408 || message.statusCode === 481) this.lose('session_expired')
          else this.keep(this.expiry, true)
        },
      },
      { body: sdpBody(this.media.description), extraHeaders },
    )
  }

  /** It cannot go on: the other side is told, if it still listens. */
  private lose(detail: string): void {
    if (this.ended) return
    this.hangUp()
    this.lost(detail)
  }

  private lost(detail: string): void {
    this.end()
    this.listener.onEnded('media_lost', detail)
  }

  private finish(reason: 'caller_hung_up', detail: string | null): void {
    if (this.ended) return
    this.end()
    this.listener.onEnded(reason, detail)
  }

  private end(): void {
    this.ended = true
    this.timer.stop()
  }
}
