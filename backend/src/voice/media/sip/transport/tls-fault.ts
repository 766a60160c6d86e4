/** Why a trunk is not believed over TLS; the names are those of its words (`features/lines/locales/line-words.ts`). */
export type TlsFault = 'tls_authority' | 'tls_name' | 'tls_date' | 'tls_handshake'

/** What broke a connection between its opening and the proof of who is at its other end. */
export class HandshakeError extends Error {
  constructor(cause: Error) {
    super(cause.message, { cause })
  }
}

const faults: Readonly<Partial<Record<string, TlsFault>>> = {
  ERR_TLS_CERT_ALTNAME_INVALID: 'tls_name',
  CERT_HAS_EXPIRED: 'tls_date',
  CERT_NOT_YET_VALID: 'tls_date',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'tls_authority',
  SELF_SIGNED_CERT_IN_CHAIN: 'tls_authority',
  UNABLE_TO_GET_ISSUER_CERT: 'tls_authority',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'tls_authority',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'tls_authority',
  CERT_UNTRUSTED: 'tls_authority',
  CERT_SIGNATURE_FAILURE: 'tls_authority',
  INVALID_CA: 'tls_authority',
}

/** @returns null for what has nothing to do with TLS: a port that is closed, a network that is down */
export function tlsFaultOf(error: unknown): TlsFault | null {
  if (!(error instanceof HandshakeError)) return null
  const { cause } = error
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  return faults[code] ?? 'tls_handshake'
}
