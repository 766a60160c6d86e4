import type { IncomingResponseMessage, OutgoingRequestMessage, UserAgentCore } from 'sip.js/lib/core/index.js'
import { URI } from 'sip.js/lib/grammar/index.js'
import { atMost } from '../../at-most.ts'
import { statusOf } from '../call/call-kit.ts'
import { Backoff } from './backoff.ts'
import { grantedSeconds } from './granted.ts'

export type RegistrationState =
  | { is: 'registered'; seconds: number }
  /** The trunk knows better: trying again would only get us barred. */
  | { is: 'refused'; status: string }
  /** @param holds the last registration has not run out yet */
  | { is: 'failed'; status: string; retryMs: number; holds: boolean }

export interface RegistrationParts {
  core: UserAgentCore
  identity: URI
  contact: string
  random: () => number
  onState(state: RegistrationState): void
}

/** What we ask for, in seconds. */
const askedSeconds = 600
/** Whatever a trunk grants: beyond 24 days a timer would run out at once. */
const longestSeconds = 86_400
/** Refresh at this part of what was granted, but not more often than every five seconds. */
const refreshAt = 0.8
const soonestMs = 5000
const goodbyeMs = 1000
const final = new Set([401, 403, 407])
const longestRetryAfterSeconds = 3600

/** Keeps a line registered (RFC 3261 § 10): where the trunk finds us, told again before it is forgotten. */
export class Registration {
  private readonly parts: RegistrationParts
  private readonly backoff: Backoff
  private readonly callId: string
  private last: OutgoingRequestMessage | null = null
  private timer: NodeJS.Timeout | undefined
  private seconds = askedSeconds
  private validUntil = 0
  private stopped = false

  constructor(parts: RegistrationParts) {
    this.parts = parts
    this.backoff = new Backoff(parts.random)
    this.callId = `reg-${Math.floor(parts.random() * 1e15).toString(36)}`
  }

  /** Now, whatever was planned. */
  start(): void {
    clearTimeout(this.timer)
    if (this.stopped) return
    this.request(this.seconds, {
      onAccept: ({ message }) => {
        this.accepted(message)
      },
      onRedirect: ({ message }) => {
        this.rejected(message)
      },
      onReject: ({ message }) => {
        this.rejected(message)
      },
    })
  }

  /** Forgotten by the trunk, or after a second without its answer. */
  async stop(): Promise<void> {
    clearTimeout(this.timer)
    this.stopped = true
    if (this.validUntil <= Date.now()) return
    const answered = new Promise<void>((resolve) => {
      const done = () => {
        resolve()
      }
      this.request(0, { onAccept: done, onReject: done })
    })
    await atMost(goodbyeMs, answered)
  }

  private request(seconds: number, delegate: Parameters<UserAgentCore['register']>[1]): void {
    const { core, identity, contact } = this.parts
    const registrar = new URI('sip', '', identity.host)
    const headers = [`Contact: ${contact};expires=${seconds}`, `Expires: ${seconds}`]
    // SIP.js counts on by itself when it is challenged
    const options = { callId: this.callId, cseq: (this.last?.cseq ?? 0) + 1 }
    this.last = core.makeOutgoingRequestMessage('REGISTER', registrar, identity, identity, options, headers)
    core.register(this.last, delegate)
  }

  private accepted(message: IncomingResponseMessage): void {
    const seconds = Math.min(grantedSeconds(message, this.parts.contact) ?? this.seconds, longestSeconds)
    this.backoff.reset()
    this.validUntil = Date.now() + seconds * 1000
    this.again(Math.max(soonestMs, seconds * 1000 * refreshAt))
    if (!this.stopped) this.parts.onState({ is: 'registered', seconds })
  }

  private rejected(message: IncomingResponseMessage): void {
    if (this.stopped) return
    const status = message.statusCode ?? 0
    const longer = Number(message.getHeader('min-expires') ?? 0)
    if (final.has(status)) this.refused(message)
    else if (status === 423 && longer > this.seconds && longer <= longestSeconds) {
      this.seconds = longer
      this.start()
    } else this.failed(message)
  }

  private refused(message: IncomingResponseMessage): void {
    this.validUntil = 0
    this.parts.onState({ is: 'refused', status: statusOf(message) })
  }

  private failed(message: IncomingResponseMessage): void {
    const asked = Number(/^\s*(\d+)/.exec(message.getHeader('retry-after') ?? '')?.[1] ?? 0)
    const retryMs = this.backoff.next(Math.min(asked, longestRetryAfterSeconds) * 1000)
    this.again(retryMs)
    const holds = this.validUntil > Date.now()
    this.parts.onState({ is: 'failed', status: statusOf(message), retryMs, holds })
  }

  private again(ms: number): void {
    clearTimeout(this.timer)
    if (this.stopped) return
    this.timer = setTimeout(() => {
      this.start()
    }, ms)
  }
}
