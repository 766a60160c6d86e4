import type { ApprovedTemplate } from '#src/features/conversations/ports.ts'

/** How a client can be reached. */
export interface Reach {
  blocked: boolean
  optedOut: boolean
  /** E.164. */
  phone: string | null
  email: string | null
  /** Their WhatsApp thread, if they ever wrote. */
  thread: { id: number; address: string | null; windowExpiresAt: string | null } | null
}

/** What there is to send with. */
export interface Means {
  whatsapp: boolean
  sms: boolean
  email: boolean
  /** The approved template that says it, filled; null when there is none. */
  template: FilledTemplate | null
}

export interface FilledTemplate {
  template: ApprovedTemplate
  variables: Record<string, string>
}

export type Way =
  | { via: 'whatsapp'; to: string; conversationId: number; template: FilledTemplate | null }
  | { via: 'sms'; to: string }
  | { via: 'email'; to: string }

export type WayName = 'whatsapp' | 'sms' | 'email'
export type NoWay = 'blocked' | 'opted_out' | 'no_way'

/**
 * The best way to a client: WhatsApp in its 24-hour window, an approved template outside it, else SMS, else e-mail.
 * @param tried what failed already
 */
export function chooseWay(reach: Reach, means: Means, tried: readonly WayName[], now: Date): Way | NoWay {
  if (reach.blocked) return 'blocked'
  if (reach.optedOut) return 'opted_out'
  const ways = [byWhatsApp(reach, means, now), bySms(reach, means), byEmail(reach, means)]
  return ways.find((way) => way !== null && !tried.includes(way.via)) ?? 'no_way'
}

function byWhatsApp({ thread }: Reach, means: Means, now: Date): Way | null {
  if (!means.whatsapp || !thread?.address) return null
  const way = { via: 'whatsapp', to: thread.address, conversationId: thread.id } as const
  const open = thread.windowExpiresAt !== null && thread.windowExpiresAt > now.toISOString()
  if (open) return { ...way, template: null }
  return means.template === null ? null : { ...way, template: means.template }
}

const bySms = ({ phone }: Reach, means: Means): Way | null =>
  means.sms && phone !== null ? { via: 'sms', to: phone } : null
const byEmail = ({ email }: Reach, means: Means): Way | null =>
  means.email && email !== null ? { via: 'email', to: email } : null
