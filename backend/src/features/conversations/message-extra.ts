import type { Location } from './inbound.ts'

/** What a message's kind needs beyond its text; stored as JSON. Absent parts are left out. */
export interface MessageExtra {
  location?: Location
  referral?: { headline: string | null; url: string | null }
  /** The message that this one answers; null id = older than our data. */
  repliedTo?: { id: number | null; message: string | null }
  forwarded?: boolean
  button?: { payload: string }
  /** Twilio's name of a kind that we do not know. */
  messageType?: string
  template?: { contentSid: string; name: string; variables: Record<string, string> }
  event?: { name: string; details: Record<string, string> }
  /** What the author of a reply wants to know again when the client answers it. */
  memory?: string
  /** How often it was sent again by itself after the channel reported a failure. */
  retries?: number
}

export function readExtra(json: string | null): MessageExtra {
  return json === null ? {} : (JSON.parse(json) as MessageExtra)
}

/** Null when there is nothing to keep. */
export function writeExtra(extra: MessageExtra): string | null {
  return Object.keys(extra).length === 0 ? null : JSON.stringify(extra)
}
