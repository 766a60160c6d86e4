import type { TlsFault } from '../transport/tls-fault.ts'

/** What a line tells of itself; how it is worded is not for the protocol to say. */
export type SipNews =
  | { what: 'registered'; seconds: number }
  | { what: 'registration_refused'; status: string }
  | { what: 'registration_failed'; status: string; retrySeconds: number }
  | { what: 'trunk_unknown'; domain: string }
  /** Nothing was sent to it: it could not prove over TLS that it is the one. */
  | { what: 'trunk_unproven'; why: TlsFault; domain: string; retrySeconds: number }
  | { what: 'port_taken' }
  | { what: 'listening'; transport: string; port: number }
  | { what: 'trunk_silent'; status: string }
  | { what: 'stranger'; address: string }
  | { what: 'too_many'; address: string }
  | { what: 'call_refused'; status: number; why: string }
  | { what: 'call'; from: string | null; to: string | null }
  /** `why` is a code of ours. */
  | { what: 'call_over'; why: string }

/** Whether calls can come in. `failed` is final until somebody acts. */
export type LineHealth = 'starting' | 'running' | 'degraded' | 'down' | 'failed'
