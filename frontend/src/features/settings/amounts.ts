/** Cents of `89`, `89,5` or `1 234,50 €`; null for what is no amount. */
export function readCents(text: string): number | null {
  const clean = text.replace(/[\s\u00A0\u202F€]/g, '').replace(',', '.')
  return /^\d{1,6}(\.\d{1,2})?$/.test(clean) ? Math.round(Number(clean) * 100) : null
}

/** As it is typed: `89`, `89,50`. */
export function showCents(cents: number | null | undefined): string {
  if (cents == null) return ''
  return cents % 100 === 0 ? String(cents / 100) : (cents / 100).toFixed(2).replace('.', ',')
}

/** A whole number of at least `least`, or null. */
export function readCount(text: string, least = 0): number | null {
  const clean = text.trim()
  return /^\d{1,5}$/.test(clean) && Number(clean) >= least ? Number(clean) : null
}
