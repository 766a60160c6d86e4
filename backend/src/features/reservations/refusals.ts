import type { Alternative } from '@conciergerie/contract'
import { AppError } from '#src/errors.ts'
import type { Quote } from './engine/price.ts'
import type { Verdict } from './engine/verdict.ts'
import type { Wording } from './locales/wording.ts'
import type { Refusal, Wish } from './ports.ts'

/** Why not, in a sentence. */
export function explain(wording: Wording, kind: Wish['kind'], { reason, limit }: Verdict): string {
  const { reasons } = wording
  if (reason === 'full') return kind === 'table' ? reasons.full_table() : reasons.full()
  return reasons[reason](limit)
}

export function notAvailable(
  wording: Wording,
  kind: Wish['kind'],
  verdict: Verdict,
  { alternatives, takenBy }: { alternatives: readonly Alternative[]; takenBy: Refusal['takenBy'] },
): AppError {
  const details: Refusal = { ...verdict, alternatives, takenBy }
  const message = takenBy === null ? explain(wording, kind, verdict) : wording.taken(takenBy.code)
  return new AppError('not_available', message, { details })
}

export function priceChanged(wording: Wording, { totalCents, cityTaxCents, lines }: Quote, currency: string): AppError {
  const details = { totalCents, cityTaxCents, priceLines: lines, currency }
  return new AppError('price_changed', wording.priceChanged(totalCents ?? 0, currency), { details })
}

export const invalidTransition = (wording: Wording, status: string) =>
  new AppError('invalid_transition', wording.invalidTransition(), { details: { status } })

export const stale = (wording: Wording) => new AppError('stale', wording.stale())
export const holdExpired = (wording: Wording) => new AppError('hold_expired', wording.holdExpired())

export const invalidField = (field: string, words: string) =>
  new AppError('invalid', words, { fields: { [field]: words } })
