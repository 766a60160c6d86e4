import { words } from '#src/text/fold.ts'

const shortestSuffix = 4

/** What a client can be found by: words of their names, and their numbers whole, in national form and by their last digits. */
export function clientTerms(
  client: { name: string | null; profileName: string | null; email: string | null },
  numbers: readonly string[],
): string[] {
  const named = [client.name, client.profileName, client.email].flatMap((text) => (text === null ? [] : words(text)))
  return [...new Set([...named, ...numbers.flatMap(numberTerms)])]
}

function numberTerms(number: string): string[] {
  const digits = number.replace(/\D/g, '')
  if (digits.length < shortestSuffix) return []
  const suffixes = Array.from({ length: Math.max(0, Math.min(9, digits.length) - shortestSuffix + 1) }, (_, i) =>
    digits.slice(-(shortestSuffix + i)),
  )
  const national = digits.startsWith('33') ? [`0${digits.slice(2)}`] : []
  return [digits, ...national, ...suffixes]
}
