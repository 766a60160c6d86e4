import type { Faq } from '@conciergerie/contract'

export type Validity = 'always' | 'now' | 'later' | 'over'

/** @param today day of the house's calendar, `YYYY-MM-DD` */
export function validityOf({ validFrom, validTo }: Pick<Faq, 'validFrom' | 'validTo'>, today: string): Validity {
  if (validFrom === null && validTo === null) return 'always'
  if (validFrom !== null && today < validFrom) return 'later'
  return validTo !== null && today > validTo ? 'over' : 'now'
}
