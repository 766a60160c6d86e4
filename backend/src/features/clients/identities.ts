/** Under which names a channel lets a person be known; at least one is there, and a phone may be missing. */
export interface Identities {
  /** E.164. */
  phone: string | null
  /** WhatsApp's own digits for the number, where they differ from the phone's, as in some countries. */
  whatsapp: string | null
  /** Business-scoped id, `FR.xxxx`: of a person towards this house's Meta portfolio. */
  bsuid: string | null
}

export type IdentityKind = keyof Identities

export interface Identity {
  kind: IdentityKind
  value: string
}

const kinds = ['phone', 'whatsapp', 'bsuid'] as const

export function listIdentities(identities: Identities): Identity[] {
  return kinds.flatMap((kind) => {
    const value = identities[kind]
    return value === null ? [] : [{ kind, value }]
  })
}
