import { createHmac } from 'node:crypto'
import type {
  LiveTransportIncomingWebhookEvent,
  RealtimeCallIncomingWebhookEvent,
} from 'openai/resources/webhooks/webhooks'
import { newId } from './conversation.ts'
import type { SipCall } from './sip-call.ts'

/** How the news of a call is posted. */
export interface CallNews {
  /** The same webhook so many times; default 1. */
  copies?: number
  /** So many seconds old: beyond 300 it is refused. */
  ageSeconds?: number
  /** Signs with this secret instead. */
  secret?: string
  /** Changes the body after it was signed. */
  tamper?: (body: string) => string
  /** Headers left out: `webhook-id`… */
  without?: string[]
  /** Also tells of the call as the Live API does, under an id of its own (`live_…`); `first`: before, `only`: nothing else. */
  live?: 'after' | 'first' | 'only'
  /** Default `/webhook/openai`. */
  path?: string
}

/** A webhook that was posted. */
export interface CallWebhook {
  type: string
  body: string
  headers: Record<string, string>
  /** Null when nobody answered. */
  status: number | null
}

/** HMAC-SHA256 as Standard Webhooks have it. */
export function signWebhook(id: string, timestamp: number, body: string, secret: string): string {
  const key = secret.startsWith('whsec_') ? Buffer.from(secret.slice(6), 'base64') : Buffer.from(secret, 'utf8')
  return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`
}

/** As a trunk sends them; `From` and `To` are SIP addresses. */
function sipHeaders({ id, caller: { from, to, headers = [] } }: SipCall): { name: string; value: string }[] {
  const user = from ?? 'anonymous'
  return [
    {
      name: 'From',
      value: `<sip:${user}@${from === null ? 'anonymous.invalid' : 'trunk.example'}>;tag=${id.slice(4, 12)}`,
    },
    { name: 'To', value: `<sip:${to}@sip.api.openai.com>` },
    { name: 'Call-ID', value: `${id.slice(4, 24)}@trunk.example` },
    ...headers,
  ]
}

const seconds = (ms: number) => Math.floor(ms / 1000)

function eventsOf(call: SipCall, now: number, live: CallNews['live']) {
  const common = { object: 'event' as const, created_at: seconds(now) }
  const realtime = {
    ...common,
    id: newId('evt'),
    type: 'realtime.call.incoming',
    data: { call_id: call.id, sip_headers: sipHeaders(call), sip_media_security: 'srtp' },
  } satisfies RealtimeCallIncomingWebhookEvent
  const session = `live_${call.id.slice(4)}`
  const other = {
    ...common,
    id: newId('evt'),
    type: 'live.transport.incoming',
    data: { session_id: session, sip_headers: sipHeaders(call), type: 'sip', sip_media_security: 'srtp' },
  } satisfies LiveTransportIncomingWebhookEvent
  if (live === 'only') return [other]
  if (live === undefined) return [realtime]
  return live === 'first' ? [other, realtime] : [realtime, other]
}

async function post(url: string, body: string, headers: Record<string, string>): Promise<number | null> {
  try {
    const response = await fetch(url, { method: 'POST', body, headers, signal: AbortSignal.timeout(15_000) })
    await response.arrayBuffer()
    return response.status
  } catch {
    return null
  }
}

/** Tells a server that a call is ringing. Resolves when every webhook was answered, or nobody did. */
export async function tellOfCall(
  call: SipCall,
  target: string,
  settings: { secret: string; now: number },
  news: CallNews,
): Promise<CallWebhook[]> {
  const {
    copies = 1,
    ageSeconds = 0,
    secret = settings.secret,
    tamper,
    without = [],
    live,
    path = '/webhook/openai',
  } = news
  const timestamp = seconds(settings.now) - ageSeconds
  const told: CallWebhook[] = []
  for (const event of eventsOf(call, settings.now, live)) {
    const body = JSON.stringify(event)
    const id = `wh_${event.id}`
    const headers = Object.fromEntries(
      Object.entries({
        'content-type': 'application/json',
        'user-agent': 'OpenAI/1.0 (+https://platform.openai.com/docs/webhooks)',
        'webhook-id': id,
        'webhook-timestamp': String(timestamp),
        'webhook-signature': signWebhook(id, timestamp, body, secret),
      }).filter(([name]) => !without.includes(name)),
    )
    const sent = tamper?.(body) ?? body
    const statuses = await Promise.all(Array.from({ length: copies }, () => post(target + path, sent, headers)))
    told.push(...statuses.map((status) => ({ type: event.type, body: sent, headers, status })))
  }
  return told
}
