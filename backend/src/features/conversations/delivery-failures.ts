import { policyFor } from '#src/providers/messaging/twilio-errors.ts'
import type { ErrorPolicy } from '#src/providers/messaging/twilio-errors.ts'
import { languageOf } from '#src/text/phrase.ts'
import { deliveryFailuresEn } from './locales/delivery-failures.en.ts'
import { deliveryFailuresFr } from './locales/delivery-failures.fr.ts'

export interface DeliveryFailure {
  code: string
  reason: string
  action: ErrorPolicy['action']
}

/** What we found out ourselves, before or without Twilio. */
const ownActions: Record<string, ErrorPolicy['action']> = {
  channel_off: 'administrator',
  no_address: 'fix_number',
  fictional: 'none',
  media_gone: 'none',
}

/** Codes whose own words say too little: the channel's are added. Source: Twilio, errors 63005, 63011, 63023. */
const vague = new Set(['63005', '63011', '63023', 'other'])

/**
 * Why a message failed, in the reader's language, and what can be done.
 * @param channelWords what the channel itself said, if anything
 */
export function explainFailure(code: string | null, channelWords: string | null, locale: string): DeliveryFailure {
  const words = languageOf(locale) === 'fr' ? deliveryFailuresFr : deliveryFailuresEn
  const name = code ?? 'other'
  const reason = words[name] ?? describeUnknown(name, words['other'] ?? name)
  const isVague = vague.has(name) || words[name] === undefined
  return {
    code: name,
    reason: isVague && channelWords !== null ? `${reason} (${channelWords})` : reason,
    action: ownActions[name] ?? policyFor(code).action,
  }
}

const describeUnknown = (code: string, words: string) => (/^\d+$/.test(code) ? `${words} [${code}]` : words)
