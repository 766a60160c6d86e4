import type { VoiceSession } from './voice-model.ts'

/** A call that the provider's own SIP brings, from its signed webhook. */
export interface IncomingVoiceCall {
  /** Unique for each event; a repetition has the same. */
  webhookId: string
  providerCallId: string
  /** Untrusted: they say where a call is for, and prove nothing. */
  sipHeaders: readonly { name: string; value: string }[]
}

/** Calls whose audio the provider carries: control by REST, news by webhook. */
export interface VoiceCalls {
  /**
   * @param rawBody exactly as received
   * @returns null for an event that is none of ours
   * @throws AppError bad_signature; unavailable without a secret to check with
   */
  readWebhook(
    rawBody: Buffer,
    headers: Readonly<Record<string, string | string[] | undefined>>,
  ): Promise<IncomingVoiceCall | null>
  /** @returns false when the caller has gone */
  accept(providerCallId: string, session: VoiceSession): Promise<boolean>
  /** @param statusCode SIP: 486 busy, 404 unknown, 603 declined */
  reject(providerCallId: string, statusCode: number): Promise<void>
  /** @param target `tel:+33…` or `sip:…` */
  refer(providerCallId: string, target: string): Promise<void>
  hangUp(providerCallId: string): Promise<void>
}
