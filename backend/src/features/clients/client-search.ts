import { words } from '#src/text/fold.ts'

/** Words looked for; more make no search better. */
const mostWords = 6
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

/** A search as terms: all must be there, the last one as the beginning of a word. A number typed with spaces is one term. */
export function searchTerms(query: string): { whole: string[]; prefix: string } | null {
  if (/^[\d\s+().-]+$/.test(query) && /\d{2}/.test(query.replace(/\D/g, '')))
    return { whole: [], prefix: query.replace(/\D/g, '') }
  const found = [...new Set(words(query))].slice(0, mostWords)
  const prefix = found.pop()
  return prefix === undefined ? null : { whole: found, prefix }
}

/** The first string after all those that begin with the prefix. */
export const afterPrefix = (prefix: string): string => `${prefix}\u{10FFFF}`
