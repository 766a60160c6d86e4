import type { TwilioAccount } from './accounts.ts'
import type { ContentTemplate } from './contents.ts'
import type { StatusPlan } from './status-plan.ts'

export interface TwilioSettings {
  accounts: TwilioAccount[]
  templates?: ContentTemplate[]
  /** How statuses come in when nothing else was planned; default: all of them, at once, in order. */
  statuses?: StatusPlan
  /**
   * May the house write freely to a client who never wrote since the simulator started? Default `closed`, as for
   * somebody new; `open` when the clients of an earlier run count.
   */
  windowWithoutHistory?: 'open' | 'closed'
  /** Its clock, in milliseconds; default `Date.now`. */
  now?: () => number
}

/** Where webhooks go. */
export interface Target {
  /** `http://127.0.0.1:3000`, where requests really go. */
  url: string
  /** The address that the server believes to have and that gets signed; `url` when left out. */
  publicUrl?: string
  /** Default `/webhook/whatsapp#rc=3&rp=5xx,ct,rt`. */
  messagePath?: string
  /** Default `/webhook/whatsapp/status#rc=3&rp=5xx,ct,rt`; null: no callback unless a message names one. */
  statusPath?: string | null
  /** Default `/api/voice/incoming`. */
  voicePath?: string
}

const OVERRIDES = '#rc=3&rp=5xx,ct,rt'

/** The addresses that a house would paste into Twilio's console. */
export function webhookAddresses({ url, publicUrl = url, messagePath, statusPath, voicePath }: Target) {
  const base = publicUrl.replace(/\/+$/, '')
  return {
    target: url.replace(/\/+$/, ''),
    base,
    message: base + (messagePath ?? `/webhook/whatsapp${OVERRIDES}`),
    voice: base + (voicePath ?? '/api/voice/incoming'),
    status: statusPath === null ? null : base + (statusPath ?? `/webhook/whatsapp/status${OVERRIDES}`),
  }
}
