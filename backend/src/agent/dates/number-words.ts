const french = [
  'zero',
  'un',
  'deux',
  'trois',
  'quatre',
  'cinq',
  'six',
  'sept',
  'huit',
  'neuf',
  'dix',
  'onze',
  'douze',
  'treize',
  'quatorze',
  'quinze',
  'seize',
  'dix sept',
  'dix huit',
  'dix neuf',
]
const english = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
  'thirteen',
  'fourteen',
  'fifteen',
  'sixteen',
  'seventeen',
  'eighteen',
  'nineteen',
]

const values = new Map<string, number>()
for (const names of [french, english]) for (const [value, word] of names.entries()) values.set(word, value)
for (const [names, tens] of [
  [french, { vingt: 20, trente: 30, quarante: 40, cinquante: 50 }],
  [english, { twenty: 20, thirty: 30, forty: 40, fifty: 50 }],
] as const)
  for (const [word, value] of Object.entries(tens)) {
    values.set(word, value)
    for (const [one, name] of names.slice(0, 10).entries()) if (one > 0) values.set(`${word} ${name}`, value + one)
    values.set(`${word} et un`, value + 1)
  }
values.set('une', 1)
values.set('premier', 1)

const byLength = [...values.keys()].toSorted((a, b) => b.length - a.length)

/** A whole number of one to three digits or in words, French or English, as a part of a pattern on plain text. */
export const numberPattern = `(?:\\d{1,3}|${byLength.map((word) => word.replaceAll(' ', '[ -]')).join('|')})`

/** What `numberPattern` has matched; null when it is no number. */
export function toNumber(text: string | undefined): number | null {
  if (text === undefined) return null
  const word = text.trim().replaceAll('-', ' ')
  return /^\d+$/.test(word) ? Number(word) : (values.get(word) ?? null)
}
