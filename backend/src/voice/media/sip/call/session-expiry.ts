/** Shortest interval that we accept, in seconds (RFC 4028 § 5). */
export const shortestSession = 90
/** Whatever is asked for: a call is far shorter, and a timer beyond 24 days would run out at once. */
const longestSession = 86_400

/** Who must show that the call still stands, and how often. */
export interface SessionExpiry {
  seconds: number
  refresher: 'uac' | 'uas'
}

/** The headers of an INVITE that matter here. */
export interface ExpiryHeaders {
  sessionExpires: string | undefined
  supported: string
}

/** @returns null without a session timer; `too_small` wants 422 (RFC 4028 § 9) */
export function readSessionExpiry({ sessionExpires, supported }: ExpiryHeaders): SessionExpiry | 'too_small' | null {
  const seconds = Math.min(Number(/^\s*(\d+)/.exec(sessionExpires ?? '')?.[1] ?? NaN), longestSession)
  if (Number.isNaN(seconds)) return null
  const knows = /\btimer\b/i.test(supported)
  if (seconds < shortestSession) return knows ? 'too_small' : { seconds: shortestSession, refresher: 'uas' }
  const asked = /;\s*refresher\s*=\s*(uac|uas)/i.exec(sessionExpires ?? '')?.[1]?.toLowerCase()
  return { seconds, refresher: asked === 'uas' || !knows ? 'uas' : 'uac' }
}

/** What our 200 says of it. */
export function expiryHeaders(expiry: SessionExpiry | null): string[] {
  if (!expiry) return []
  const required = expiry.refresher === 'uac' ? ['Require: timer'] : []
  return [...required, `Session-Expires: ${expiry.seconds};refresher=${expiry.refresher}`]
}

/** Keeps one call's interval; `atMs` are delays from the last refresh (RFC 4028 § 10). */
export class SessionTimer {
  private timer: NodeJS.Timeout | undefined
  private readonly on: { refresh: () => void; expired: () => void }

  constructor(on: { refresh: () => void; expired: () => void }) {
    this.on = on
  }

  /** Begins, or begins again after a refresh. @param weRefresh we are the refresher */
  start(seconds: number, weRefresh: boolean): void {
    this.stop()
    const expiresIn = seconds - Math.min(32, seconds / 3)
    this.timer = weRefresh
      ? setTimeout(this.on.refresh, (seconds / 2) * 1000)
      : setTimeout(this.on.expired, expiresIn * 1000)
  }

  stop(): void {
    clearTimeout(this.timer)
  }
}
