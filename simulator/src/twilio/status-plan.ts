import { errorCode } from './error-codes.ts'
import type { MessageStatus } from './messages.ts'

/** Where a message ends when nothing goes wrong. */
export type LastStatus = 'queued' | 'sending' | 'sent' | 'delivered' | 'read'

export interface Failure {
  code: number
  status?: 'failed' | 'undelivered'
  /** The channel's own words; Twilio's when left out. */
  channelMessage?: string
  /** Reported after `delivered`, as some networks do. */
  afterDelivery?: boolean
}

/** How the statuses of a message come in. */
export interface StatusPlan {
  /** Default `read`. With `queued`, nothing comes until it is pushed by hand. */
  until?: LastStatus
  /** Order of the callbacks; the message itself always climbs. An array is posted exactly so. */
  order?: 'natural' | 'reversed' | 'shuffled' | MessageStatus[]
  /** How often each callback is posted; default 1. */
  copies?: number
  /** All at the same time instead of one after the other. */
  parallel?: boolean
  /** `before-answer`: all callbacks are posted, and answered, before the create call returns. */
  timing?: 'after-answer' | 'before-answer'
  /** Pause before each status, in milliseconds; default 0. */
  delayMs?: number | Partial<Record<MessageStatus, number>>
  fail?: Failure
}

export interface StatusStep {
  status: MessageStatus
  failure?: Failure
}

const LADDER: MessageStatus[] = ['queued', 'sending', 'sent', 'delivered', 'read']
const SHUFFLED: MessageStatus[] = ['delivered', 'sending', 'read', 'sent']
/** Codes that the channel reports once it has taken the message. */
const UNDELIVERED = new Set([63003, 63005, 63012, 63014, 63018, 63019, 63024, 63032, 63049, 30036])

export function rankOf(status: MessageStatus): number {
  return LADDER.indexOf(status)
}

export function failureStatus({ code, status }: Failure): 'failed' | 'undelivered' {
  return status ?? (UNDELIVERED.has(code) ? 'undelivered' : 'failed')
}

export function channelMessage({ code, channelMessage: words }: Failure): string {
  return words ?? errorCode(code).message
}

/** The statuses that a message goes through after `queued`, which has no callback. */
export function climb({ until = 'read', fail }: StatusPlan): StatusStep[] {
  const ladder = LADDER.slice(1, LADDER.indexOf(until) + 1).map((status): StatusStep => ({ status }))
  if (!fail) return ladder
  const before: StatusStep[] = fail.afterDelivery ? ladder : [{ status: 'sending' }]
  return [...before, { status: failureStatus(fail), failure: fail }]
}

/** The same statuses in the order in which they are posted, repeated as planned. */
export function callbacks(plan: StatusPlan): StatusStep[] {
  const { order = 'natural', copies = 1 } = plan
  const steps = climb(plan)
  const ordered = Array.isArray(order) ? order.map((status) => stepOf(status, plan)) : arrange(steps, order)
  return ordered.flatMap((step) => Array.from({ length: copies }, () => step))
}

export function delayBefore(status: MessageStatus, { delayMs = 0 }: StatusPlan): number {
  return typeof delayMs === 'number' ? delayMs : (delayMs[status] ?? 0)
}

function arrange(steps: StatusStep[], order: 'natural' | 'reversed' | 'shuffled'): StatusStep[] {
  if (order === 'natural') return steps
  if (order === 'reversed') return [...steps].reverse()
  const place = ({ status }: StatusStep) => SHUFFLED.indexOf(status)
  return [...steps].sort((a, b) => place(a) - place(b))
}

function stepOf(status: MessageStatus, { fail }: StatusPlan): StatusStep {
  return fail && (status === 'failed' || status === 'undelivered') ? { status, failure: fail } : { status }
}
