import type { ClientNotice } from '@conciergerie/contract'

/** What a client may be told of their booking. */
export const clientTemplates = [
  'confirmation',
  'requested',
  'changed',
  'cancelled',
  'declined',
  'reminder_day',
  'reminder_hours',
  'arrival',
  'thanks',
  'waitlist_offer',
] as const
export type ClientTemplate = (typeof clientTemplates)[number]

/** Which switch of the house's settings turns it off: what becomes of a booking goes with its confirmation. */
export function switchOf(template: ClientTemplate): ClientNotice {
  if (template === 'requested' || template === 'changed' || template === 'cancelled' || template === 'declined')
    return 'confirmation'
  return template
}

export const isClientTemplate = (name: string): name is ClientTemplate =>
  (clientTemplates as readonly string[]).includes(name)
