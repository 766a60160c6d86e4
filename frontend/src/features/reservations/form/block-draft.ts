import { addDays } from '../days.ts'
import type { Kind, Place } from '../use-place.ts'
import { startDraft } from './draft.ts'

export interface BlockDraft {
  kind: Kind
  unitId: number | null
  /** First day; of a table the only one. */
  from: string
  /** Day on which a room is sold again. */
  to: string
  timeFrom: string
  timeTo: string
  reason: 'maintenance' | 'owner' | 'closure'
  label: string
}

const usualHours = 3

/** What was chosen on the planning, or today. */
export function startBlock(place: Place): BlockDraft {
  const { kind, unitId, from, to, time } = startDraft(place)
  return { kind, unitId, from, to, timeFrom: time, timeTo: later(time), reason: 'maintenance', label: '' }
}

function later(time: string): string {
  const [hours = '0', minutes = '00'] = time.split(':')
  return `${String((Number(hours) + usualHours) % 24).padStart(2, '0')}:${minutes}`
}

/** As the API takes it; null while something is missing. An evening may end past midnight. */
export function blockOf({ kind, unitId, from, to, timeFrom, timeTo, reason, label }: BlockDraft) {
  if (unitId === null || from === '') return null
  const rest = { unitId, reason, ...(label.trim() === '' ? {} : { label: label.trim() }) }
  if (kind === 'stay') return to === '' ? null : { ...rest, startsAt: from, endsAt: to }
  if (timeFrom === '' || timeTo === '') return null
  const last = timeTo > timeFrom ? from : addDays(from, 1)
  return { ...rest, startsAt: `${from}T${timeFrom}`, endsAt: `${last}T${timeTo}` }
}
