/** An open live stream, as far as rights are concerned. */
export interface StreamOwner {
  sessionId: number
  conciergerieId: number | null
  adminId: number | null
}

/** Closes live streams of this process at once: a session that ended must not go on hearing. */
export interface StreamCloser {
  closeWhere(matches: (stream: StreamOwner) => boolean): void
}

/** Where a request comes from, for the session list and the audit log. */
export interface Origin {
  ip: string | null
  userAgent: string | null
}
