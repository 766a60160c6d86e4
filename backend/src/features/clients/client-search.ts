import { words } from '#src/text/fold.ts'

/** What a client can be found by: words of their names, and their numbers whole, in national form and by their last digits. */
export function clientTerms(
  client: { name: string | null; profileName: string | null; email: string | null },
  numbers: readonly string[],
): string[] {
  const named = [client.name, client.profileName, client.email].flatMap((text) => (text === null ? [] : words(text)))
  return [...new Set([...named, ...numbers.flatMap(numberTerms)])]
}

/** People know a number by its end. */
const suffixes = [4, 6, 8, 9]

function numberTerms(number: string): string[] {
  const digits = number.replace(/\D/g, '')
  const ends = suffixes.filter((length) => length < digits.length).map((length) => digits.slice(-length))
  const national = digits.startsWith('33') ? [`0${digits.slice(2)}`] : []
  return [digits, ...national, ...ends]
}
