import type { Endpoints } from '@conciergerie/contract'
import { readCents, readCount } from '../amounts.ts'

export interface RuleDraft {
  /** `all`, `type:3` or `service:5`. */
  scope: string
  label: string
  from: string
  /** Last day that is meant, as people say it. */
  to: string
  weekdays: number
  closed: boolean
  price: string
  minNights: string
  noArrival: boolean
  noDeparture: boolean
  openFrom: string
  openTo: string
}

type Body = Endpoints['POST /api/calendar-rules']['body']

const dayMs = 86_400_000

export const addDay = (day: string, count: number): string =>
  new Date(Date.parse(day) + count * dayMs).toISOString().slice(0, 10)

/** What is sent, or null while dates are missing, turned round, or a figure is none. */
export function ruleOf(draft: RuleDraft): Body | null {
  const price = draft.price.trim() === '' ? null : readCents(draft.price)
  const minNights = draft.minNights.trim() === '' ? null : readCount(draft.minNights, 1)
  const isFigureWrong =
    (draft.price.trim() !== '' && price === null) || (draft.minNights.trim() !== '' && minNights === null)
  if (draft.from === '' || draft.to === '' || draft.to < draft.from || isFigureWrong) return null
  const [kind, id] = draft.scope.split(':')
  return {
    unitTypeId: kind === 'type' ? Number(id) : null,
    serviceId: kind === 'service' ? Number(id) : null,
    dateFrom: draft.from,
    dateTo: addDay(draft.to, 1),
    weekdays: draft.weekdays,
    label: draft.label.trim() === '' ? null : draft.label.trim(),
    closed: draft.closed ? true : null,
    priceCents: price,
    minNights,
    closedToArrival: draft.noArrival ? true : null,
    closedToDeparture: draft.noDeparture ? true : null,
    openFrom: draft.openFrom === '' ? null : draft.openFrom,
    openTo: draft.openTo === '' ? null : draft.openTo,
  }
}
