import type { MakeMind } from './mind.ts'

/** How long things take, in milliseconds. */
export interface Timing {
  /** From the beginning of a response to its first audio. */
  firstAudioMs: number
  /** Audio in one delta; more than is played meanwhile, as the real one sends. */
  chunkMs: number
  /** Between two deltas. */
  everyMs: number
  /** From the answer’s end (or the commit, when there is no answer) to what the caller said as text. */
  transcriptMs: number
  /** Longest session: `session_expired` after it. */
  sessionMs: number
}

export interface RealtimeSettings {
  /** The only key that is taken; any when left out. */
  apiKey?: string
  /** Signs webhooks: `whsec_` and base64, or any text. */
  webhookSecret?: string
  timing?: Partial<Timing>
  /** Sideband calls are played so many times faster than they sound; default 1. */
  speed?: number
  /** What answers when nothing is scripted; default: the little brain that books through the tools it is given. */
  mind?: MakeMind
  /** Its clock, in milliseconds; default `Date.now`. Dates webhooks and sessions. */
  now?: () => number
}

export const USUAL_TIMING: Timing = {
  firstAudioMs: 120,
  chunkMs: 400,
  everyMs: 40,
  transcriptMs: 30,
  sessionMs: 60 * 60_000,
}

/** `whsec_` and the base64 of "simulated-webhook-secret-0000001": opens nothing. */
export const SIMULATED_SECRET = 'whsec_c2ltdWxhdGVkLXdlYmhvb2stc2VjcmV0LTAwMDAwMDE='
