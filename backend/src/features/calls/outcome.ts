import type { CallEndReason, CallOutcome } from '@conciergerie/contract'

/** What tools did in a call, as they name it. */
const byDeed: readonly (readonly [deed: string, outcome: CallOutcome])[] = [
  ['booked', 'reserved'],
  ['changed', 'changed'],
  ['cancelled', 'cancelled'],
  ['ordered', 'ordered'],
]
const lighter: readonly (readonly [deed: string, outcome: CallOutcome])[] = [
  ['left', 'message'],
  ['filed', 'question'],
  ['waiting', 'answered'],
]

export interface CallFacts {
  reason: CallEndReason
  deeds: ReadonlySet<string>
  /** Whether the caller said anything. */
  spoke: boolean
}

/** What came of a call, the weightiest thing first: a table that was booked counts more than the line that broke after it. */
export function outcomeOf({ reason, deeds, spoke }: CallFacts): CallOutcome {
  const heavy = byDeed.find(([deed]) => deeds.has(deed))
  if (heavy) return heavy[1]
  if (reason === 'transferred') return 'transferred'
  if (reason === 'busy') return 'busy'
  const light = lighter.find(([deed]) => deeds.has(deed))
  if (light) return light[1]
  if (isLost(reason)) return 'failed'
  return spoke ? 'answered' : 'missed'
}

const losses: ReadonlySet<CallEndReason> = new Set(['not_accepted', 'model_lost', 'media_lost', 'process_lost'])
const isLost = (reason: CallEndReason) => losses.has(reason)

const unfinished: ReadonlySet<CallOutcome> = new Set(['missed', 'busy', 'failed', 'question'])

/** Whether somebody should call back or look: nothing came of it, an option was left without a yes, or a person was wanted and none answered. */
export function needsFollowUp(outcome: CallOutcome, { reason, deeds }: CallFacts): boolean {
  const wasCut = isLost(reason) || reason === 'server_stopped'
  const leftOpen = deeds.has('held') && outcome === 'answered'
  return leftOpen || unfinished.has(outcome) || (deeds.has('transferred') && reason !== 'transferred') || wasCut
}
