import type { ApprovedTemplate } from '#src/features/conversations/ports.ts'
import type { BookingFacts } from './booking-facts.ts'
import type { WordsLocale } from './booking-words.ts'
import type { ClientTemplate } from './client-templates.ts'
import type { FilledTemplate } from './ways.ts'

/**
 * Which WhatsApp template says what: the house has one approved under one of these names (see docs/decisions/014), with
 * the variables {{1}} guest, {{2}} day, {{3}} hour, {{4}} code, {{5}} house, as many of them as it likes, in this order.
 */
const names: Readonly<Record<ClientTemplate, readonly string[]>> = {
  confirmation: ['reservation_confirmee', 'reservation_confirmation'],
  requested: ['reservation_demandee', 'reservation_requested'],
  changed: ['reservation_modifiee', 'reservation_changed'],
  cancelled: ['reservation_annulee', 'reservation_cancelled'],
  declined: ['reservation_refusee', 'reservation_declined'],
  reminder_day: ['rappel_veille', 'rappel_arrivee', 'reservation_reminder_day'],
  reminder_hours: ['rappel_heures', 'reservation_reminder_hours'],
  arrival: ['infos_arrivee', 'reservation_arrival'],
  thanks: ['merci_sejour', 'reservation_thanks'],
  waitlist_offer: ['place_liberee', 'waitlist_offer'],
}

/** The first name that the house has, in the client's language if there is one, else in any. */
export function chooseTemplate(
  purpose: ClientTemplate,
  facts: BookingFacts,
  locale: WordsLocale,
  approved: readonly ApprovedTemplate[],
): FilledTemplate | null {
  const values = [facts.guest, facts.day, facts.time, facts.code, facts.house]
  for (const name of names[purpose]) {
    const candidates = approved.filter((template) => template.name === name)
    const template = candidates.find(({ language }) => language.startsWith(locale)) ?? candidates[0]
    const variables = template && fill(template, values)
    if (variables) return { template, variables }
  }
  return null
}

/** Null when the template asks for something that this booking cannot say. */
function fill(template: ApprovedTemplate, values: readonly (string | null)[]): Record<string, string> | null {
  const variables: Record<string, string> = {}
  for (const name of template.variables) {
    const value = values[Number(name) - 1]
    if (value === undefined || value === null || value === '') return null
    variables[name] = value
  }
  return variables
}
