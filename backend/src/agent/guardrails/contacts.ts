const phone = /(?:\+|\b00|\b0)\d(?:[ \u00a0\u202f().\-/]*\d){6,}|\b\d(?:[ \u00a0\u202f.-]?\d){8,}/g
const email = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g
const link =
  /(?:https?:\/\/|www\.)\S+|\b(?:[a-z0-9-]+\.)+(?:com|fr|net|org|io|eu|be|ch|es|it|de|info|app|me|link|shop|online|site|xyz|gl|ly)\b(?:\/\S*)?/gi
const money =
  /(?:€|\$|£|\beur|\busd|\bchf)[ \u00a0\u202f]?(\d[\d \u00a0\u202f]*(?:[.,]\d{1,2})?)|(\d[\d \u00a0\u202f]*(?:[.,]\d{1,2})?)[ \u00a0\u202f]?(?:€|\$|£|euros?\b|eur\b|dollars?\b|usd\b|chf\b)/gi

/** The telephone numbers, addresses, links and amounts of a text that none of its sources gives. */
export function findForeignContacts(text: string, sources: readonly string[]): string[] {
  const given = sources.join('\n')
  return [...foreignPhones(text, given), ...foreignAddresses(text, given), ...foreignAmounts(text, given)]
}

/** A country code or a leading zero more or less is the same number. */
const subscriber = (digits: string) => digits.slice(-8)
const digitsOf = (text: string) => text.replaceAll(/\D/g, '')

function foreignPhones(text: string, given: string): string[] {
  const numbers = (text.match(phone) ?? []).filter((found) => !isDate(found))
  const known = numbers.length === 0 ? [] : (given.match(phone) ?? []).map((found) => subscriber(digitsOf(found)))
  return numbers.filter((found) => !known.includes(subscriber(digitsOf(found))))
}

const isDate = (found: string) => /^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}$/.test(found.trim())

function foreignAddresses(text: string, given: string): string[] {
  const addresses = [...(text.match(email) ?? []), ...(text.replaceAll(email, ' ').match(link) ?? [])]
  const source = addresses.length === 0 ? '' : given.toLowerCase()
  return addresses.filter((found) => !source.includes(bare(found)))
}

const bare = (found: string) =>
  found
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/^www\./, '')
    .replace(/[).,;:!?»”"'’/]+$/, '')

function foreignAmounts(text: string, given: string): string[] {
  const named = [...text.matchAll(money)]
  const known = new Set(named.length === 0 ? [] : numbersOf(given))
  return named.filter((found) => !known.has(amountOf(found[1] ?? found[2] ?? ''))).map((found) => found[0].trim())
}

function numbersOf(text: string): number[] {
  const written = text.match(/\d[\d \u00a0\u202f]*(?:[.,]\d{1,2})?/g) ?? []
  return written.flatMap((found) => [amountOf(found), ...found.split(/\D+/).map(Number)])
}

function amountOf(found: string): number {
  return Number(found.replaceAll(/[ \u00a0\u202f]/g, '').replace(',', '.'))
}
