/**
 * Twilio's error codes and what to do about each. Sources: Twilio's error dictionary and its mapping of WhatsApp's codes.
 * - retry `soon`: again by itself with growing pauses; `slow`: the same over hours; `once`: one more time; `never`
 * - action: what the concierge can do next
 * - effect: what the code tells about more than this message
 */
export interface ErrorPolicy {
  retry: 'never' | 'once' | 'soon' | 'slow'
  action: 'retry' | 'template' | 'fix_number' | 'other_channel' | 'administrator' | 'none'
  effect: 'window_closed' | 'opted_out' | 'template_broken' | 'line_broken' | null
}

const policy = (
  retry: ErrorPolicy['retry'],
  action: ErrorPolicy['action'],
  effect: ErrorPolicy['effect'] = null,
): ErrorPolicy => ({ retry, action, effect })

const lineBroken = policy('never', 'administrator', 'line_broken')
const templateBroken = policy('never', 'administrator', 'template_broken')
const badNumber = policy('never', 'fix_number')
const badContent = policy('never', 'none')
const byHand = policy('never', 'retry')
const incident = policy('soon', 'retry')

const policies: Record<string, ErrorPolicy> = {
  '20003': lineBroken,
  '20404': lineBroken,
  '20429': incident,
  '21211': badNumber,
  '21212': lineBroken,
  '21603': lineBroken,
  '21604': badNumber,
  '21606': lineBroken,
  '21608': byHand,
  '21610': policy('never', 'other_channel', 'opted_out'),
  '21614': badNumber,
  '21617': badContent,
  '21620': badContent,
  '21655': templateBroken,
  '21656': badContent,
  '21658': badContent,
  '21701': lineBroken,
  '21703': lineBroken,
  '21910': badNumber,
  '30001': incident,
  '30036': byHand,
  '63001': lineBroken,
  '63002': lineBroken,
  '63003': badNumber,
  '63005': policy('never', 'other_channel'),
  '63007': lineBroken,
  '63008': lineBroken,
  '63010': incident,
  '63011': byHand,
  '63012': incident,
  '63013': badContent,
  '63014': policy('never', 'other_channel', 'opted_out'),
  '63015': byHand,
  '63016': policy('never', 'template', 'window_closed'),
  '63018': policy('slow', 'retry'),
  '63019': policy('once', 'retry'),
  '63020': lineBroken,
  '63021': badContent,
  '63022': lineBroken,
  '63023': byHand,
  '63024': policy('never', 'other_channel'),
  '63025': badContent,
  '63027': templateBroken,
  '63028': templateBroken,
  '63029': templateBroken,
  '63030': templateBroken,
  '63032': policy('never', 'other_channel'),
  '63049': policy('never', 'other_channel'),
}

/** Every code that has a policy and words of its own. */
export const knownTwilioCodes: readonly string[] = Object.keys(policies)

/** A code that nobody knows is never tried again by itself. */
export const policyFor = (code: string | null): ErrorPolicy => policies[code ?? ''] ?? byHand

const minute = 60_000
const waits = {
  never: [],
  once: [minute],
  soon: [10_000, 30_000, 2 * minute, 5 * minute],
  slow: [minute, 5 * minute, 30 * minute, 2 * 60 * minute, 6 * 60 * minute, 12 * 60 * minute],
} as const

/**
 * How long to wait before a failed message goes out again by itself, in ms.
 * @param retries how often that was done already
 * @returns null when it stays failed
 */
export function retryDelay(code: string | null, retries: number): number | null {
  return waits[policyFor(code).retry][retries] ?? null
}
