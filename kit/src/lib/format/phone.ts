/** Lengths of the country codes that are not of three figures; enough to set a number apart, not to judge it. */
const oneFigure = /^[17]/
const twoFigures = /^(20|27|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58])/

const fixed = '\u00A0'

function group(digits: string, size: number): string {
  return digits.match(new RegExp(`\\d{1,${size}}`, 'g'))?.join(' ') ?? digits
}

/**
 * A number as people read it: `06 12 34 56 78` at home in France, `+44 7911 123 456` from elsewhere.
 * @param value E.164, with or without `whatsapp:`; what is no number comes back as it is
 */
export function formatPhone(value: string): string {
  const number = value.replace(/^whatsapp:/, '')
  const digits = /^\+(\d{6,15})$/.exec(number.replace(/[\s.()-]/g, ''))?.[1]
  if (digits === undefined) return number
  const french = /^33(\d)(\d{8})$/.exec(digits)
  if (french) return `0${french[1] ?? ''} ${group(french[2] ?? '', 2)}`.replaceAll(' ', fixed)
  return abroad(digits).replaceAll(' ', fixed)
}

function abroad(digits: string): string {
  const code = digits.slice(0, oneFigure.test(digits) ? 1 : twoFigures.test(digits) ? 2 : 3)
  const rest = digits.slice(code.length)
  if (code === '1' && rest.length === 10) return `+1 ${group(rest.slice(0, 6), 3)} ${rest.slice(6)}`
  const head = rest.length % 3 === 1 ? 4 : rest.length % 3
  const first = head === 0 ? '' : `${rest.slice(0, head)} `
  return `+${code} ${first}${group(rest.slice(head), 3)}`.trim()
}
