import { AppError } from '#src/errors.ts'
import type { Phrase } from '#src/text/phrase.ts'
import type { Quote } from './engine/price.ts'
import type { Verdict } from './engine/verdict.ts'
import { wordingIn } from './locales/wording.ts'
import type { Wording } from './locales/wording.ts'
import type { Refusal, Wish } from './ports.ts'

/** In each language: who reads a refusal is known only where it leaves. */
const inEach = (make: (wording: Wording) => string): Phrase => ({
  fr: make(wordingIn('fr')),
  en: make(wordingIn('en')),
})

/** Why not, in a sentence. */
export function explain(wording: Wording, kind: Wish['kind'], { reason, limit }: Verdict): string {
  const { reasons } = wording
  if (reason === 'full') return kind === 'table' ? reasons.full_table() : reasons.full()
  return reasons[reason](limit)
}

export function notAvailable(
  kind: Wish['kind'],
  verdict: Verdict,
  { alternatives, takenBy, overridable }: Pick<Refusal, 'alternatives' | 'takenBy' | 'overridable'>,
): AppError {
  const details: Refusal = { ...verdict, alternatives, takenBy, overridable }
  const message = inEach((wording) => {
    if (takenBy !== null) return wording.taken(takenBy.code)
    // a table is free: it is the kitchen that is not
    if (overridable && verdict.reason === 'full') return wording.reasons.full_pace()
    return explain(wording, kind, verdict)
  })
  return new AppError('not_available', message, { details })
}

export function priceChanged({ totalCents, cityTaxCents, lines }: Quote, currency: string): AppError {
  const details = { totalCents, cityTaxCents, priceLines: lines, currency }
  return new AppError(
    'price_changed',
    inEach((wording) => wording.priceChanged(totalCents ?? 0, currency)),
    { details },
  )
}

export const invalidTransition = (status: string) =>
  new AppError(
    'invalid_transition',
    inEach((wording) => wording.invalidTransition()),
    { details: { status } },
  )

export const stale = () =>
  new AppError(
    'stale',
    inEach((wording) => wording.stale()),
  )
export const holdExpired = () =>
  new AppError(
    'hold_expired',
    inEach((wording) => wording.holdExpired()),
  )

export function invalidField(field: string, make: (wording: Wording) => string): AppError {
  const words = inEach(make)
  return new AppError('invalid', words, { fields: { [field]: words } })
}
