import type { IncomingInviteRequest } from 'sip.js/lib/core/index.js'
import type { AudioFormat } from '#src/providers/voice-model/voice-model.ts'
import type { CallKit } from '../call/call-kit.ts'
import { refusalOf } from '../call/invite-refusal.ts'
import { formatOf, SipCall } from '../call/sip-call.ts'
import type { SipNews } from './news.ts'

export interface ReceptionListener {
  onNews(news: SipNews): void
  onCall(call: SipCall): void
}

/** The calls of a line: who is let in, and who is still there. */
export class Reception {
  private readonly kit: CallKit
  private readonly listener: ReceptionListener
  private readonly calls = new Set<SipCall>()
  private closed = false
  private onEmpty: (() => void) | null = null

  constructor(kit: CallKit, listener: ReceptionListener) {
    this.kit = kit
    this.listener = listener
  }

  /** 100 at once, so that it is not said again; then a ring, or a refusal. */
  receive(invite: IncomingInviteRequest): void {
    invite.trying()
    const refusal = refusalOf(invite.message)
    const format = formatOf(invite)
    if (this.closed) this.turnAway(invite, 503, 'draining', ['Retry-After: 30'])
    else if (refusal) this.turnAway(invite, refusal.status, 'unsupported', refusal.headers)
    else if (!format) this.turnAway(invite, 488, 'no_common_codec')
    else
      this.admit(invite, format).catch(() => {
        turnDown(invite)
      })
  }

  /** No more calls. */
  close(): void {
    this.closed = true
  }

  /** @returns how many there were */
  hangUpAll(): number {
    const calls = [...this.calls]
    for (const call of calls) call.hangUp()
    return calls.length
  }

  async whenEmpty(): Promise<void> {
    if (this.calls.size === 0) return
    await new Promise<void>((resolve) => {
      this.onEmpty = resolve
    })
  }

  private async admit(invite: IncomingInviteRequest, format: AudioFormat): Promise<void> {
    const caller = { left: false }
    invite.delegate = {
      onCancel: () => {
        caller.left = true
        invite.reject({ statusCode: 487 })
      },
    }
    const socket = await this.kit.openRtp()
    if (socket && !caller.left && !this.closed) this.welcome(new SipCall(invite, format, socket, this.kit))
    else {
      socket?.close()
      if (!caller.left) this.turnAway(invite, 503, this.closed ? 'draining' : 'no_port')
    }
  }

  private welcome(call: SipCall): void {
    try {
      call.ring()
    } catch {
      // a Contact that leads nowhere: there would be no dialog
      call.refuse(400)
      this.listener.onNews({ what: 'call_refused', status: 400, why: 'unsupported' })
      return
    }
    this.calls.add(call)
    call.onOver = (why) => {
      this.listener.onNews({ what: 'call_over', why })
      this.calls.delete(call)
      if (this.calls.size === 0) this.onEmpty?.()
    }
    this.listener.onNews({ what: 'call', from: call.from, to: call.to })
    this.listener.onCall(call)
  }

  private turnAway(invite: IncomingInviteRequest, status: number, why: string, extraHeaders: string[] = []): void {
    invite.reject({ statusCode: status, extraHeaders })
    this.listener.onNews({ what: 'call_refused', status, why })
  }
}

/** An error of ours, in this call alone: another may well come in. */
function turnDown(invite: IncomingInviteRequest): void {
  try {
    invite.reject({ statusCode: 500 })
  } catch {
    // it has been answered already, or the caller has left
  }
}
