import type { ReservationAction, ReservationStatus, UnitKind } from '@conciergerie/contract'
import type { Moment } from './verdict.ts'

/** Statuses that keep their place. A hold keeps it until it lapses. */
export const keepingStatuses = ['held', 'requested', 'confirmed', 'checked_in'] as const

export const keepsPlace = (status: ReservationStatus) => (keepingStatuses as readonly string[]).includes(status)

export type Transition = Exclude<ReservationAction, 'move'>

/** Which action leads from where to where; what is not here is refused. */
const steps: Record<Transition, Partial<Record<ReservationStatus, ReservationStatus>>> = {
  confirm: { held: 'confirmed', requested: 'confirmed' },
  decline: { requested: 'declined' },
  'check-in': { confirmed: 'checked_in', no_show: 'checked_in' },
  complete: { checked_in: 'completed' },
  'no-show': { confirmed: 'no_show' },
  cancel: { held: 'cancelled', requested: 'cancelled', confirmed: 'cancelled' },
  reopen: { checked_in: 'confirmed', no_show: 'confirmed' },
}

interface State {
  kind: UnitKind
  status: ReservationStatus
  startsAt: string
  businessDate: string
}

/** Where an action leads now; null when it may not be done. */
export function stepFrom(state: State, action: Transition, moment: Moment): ReservationStatus | null {
  const to = steps[action][state.status]
  if (to === undefined || !isTime(state, to, moment)) return null
  return to
}

/** Nobody arrives, or fails to, before the day; a table is waited for until its hour. */
function isTime({ kind, startsAt, businessDate }: State, to: ReservationStatus, { now, today }: Moment): boolean {
  if (to === 'checked_in') return businessDate <= today
  if (to === 'no_show') return kind === 'table' ? startsAt <= now : businessDate <= today
  return true
}

const transitions = Object.keys(steps) as Transition[]

/** What may be done now, in the order of the buttons. */
export function allowedActions(state: State, moment: Moment): ReservationAction[] {
  const actions: ReservationAction[] = transitions.filter((action) => stepFrom(state, action, moment) !== null)
  return keepsPlace(state.status) ? [...actions, 'move'] : actions
}
