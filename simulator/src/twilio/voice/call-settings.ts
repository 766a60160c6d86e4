/** How a simulated caller’s line behaves. */
export interface CallSettings {
  /** So many times faster than a real call; default 1. */
  speed?: number
  /** Share of the caller’s packets that never arrive, 0 to 1. */
  loss?: number
  /** The caller’s packets come so many milliseconds of the call late. */
  delayMs?: number
  /** Seed of what gets lost. */
  seed?: number
  /** Sent instead of the real signature of the upgrade; null: none. */
  upgradeSignature?: string | null
  /** Signs webhooks and the upgrade with another token. */
  authToken?: string
  /** Changes the form of the first webhook after it was signed. */
  tamper?: (form: Record<string, string>) => Record<string, string>
  /** The webhook so many times in parallel: the first answer counts. */
  copies?: number
  /** Changed before it is sent: another token, none. */
  parameters?: (parameters: Record<string, string>) => Record<string, string>
  /** `connected` comes and `start` never. */
  withoutStart?: boolean
  /** Keeps what was heard as sound; default true. */
  keepAudio?: boolean
}

export interface Caller {
  /** E.164; withheld when left out. */
  from?: string
  /** A number of the house; the account’s first when left out. */
  to?: string
}

/** How the person behind a number takes a call that is passed on. */
export type DialOutcome = 'completed' | 'busy' | 'no-answer' | 'failed'
