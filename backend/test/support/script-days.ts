const months = ['mars', 'avril', 'mai', 'juin']

/** `du 6 au 9 avril` → its two days, in the year to come. */
export function daysOf(stay: string): [string, string] {
  const [, from = '', to = '', month = ''] = /^du (\S+) au (\d+) (\S+)$/.exec(stay) ?? []
  const day = (text: string) =>
    `2027-${String(3 + months.indexOf(month)).padStart(2, '0')}-${(text === 'premier' ? '1' : text).padStart(2, '0')}`
  return [day(from), day(to)]
}
