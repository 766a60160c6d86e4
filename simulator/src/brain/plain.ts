import { fold } from '#sim/anthropic/small-model/words.ts'

const UNITS =
  'zero un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf'.split(
    ' ',
  )
const ENGLISH =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'.split(
    ' ',
  )
const TENS: Record<string, number> = { vingt: 20, trente: 30, quarante: 40, cinquante: 50, soixante: 60 }

const small = new Map<string, number>([
  ...ENGLISH.map((word, value): [string, number] => [word, value]),
  ...UNITS.map((word, value): [string, number] => [word, value]),
  ['une', 1],
  ['premier', 1],
  ['thirty', 30],
])

/** `vingt et un`, `dix-sept`, `trente et une` → 21, 17, 31: compounds before their parts. */
const words = new Map<string, number>([
  ...Object.entries(TENS).flatMap(([ten, value]) =>
    UNITS.slice(1, 10).flatMap((unit, index): [string, number][] => [
      [`${ten} et ${unit}`, value + index + 1],
      [`${ten}-${unit}`, value + index + 1],
      [`${ten} ${unit}`, value + index + 1],
    ]),
  ),
  ...Object.keys(TENS).map((ten): [string, number] => [`${ten} et une`, (TENS[ten] ?? 0) + 1]),
  ...['sept', 'huit', 'neuf'].map((unit, index): [string, number] => [`dix ${unit}`, 17 + index]),
  ...Object.entries(TENS),
  ...small,
])

const ORDINALS =
  'third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth'.split(
    ' ',
  )
/** The third to the thirty-first; "first" and "second" are days only before a month or the end of a stay. */
const ordinals = new Map<string, number>([
  ...ORDINALS.map((word, index): [string, number] => [word, index + 3]),
  ...['first', 'second', ...ORDINALS.slice(0, 7)].flatMap((word, index): [string, number][] => [
    [`twenty-${word}`, 21 + index],
    [`twenty ${word}`, 21 + index],
  ]),
  ['thirtieth', 30],
  ['thirty-first', 31],
  ['thirty first', 31],
])
const longestFirst = (map: ReadonlyMap<string, number>) =>
  [...map.keys()].toSorted((a, b) => b.length - a.length).join('|')
const ORDINAL = new RegExp(`\\b(?:${longestFirst(ordinals)})\\b`, 'g')
const SMALL_ORDINAL =
  /\b(first|second)(?= (?:of )?(?:january|february|march|april|may|june|july|august|september|october|november|december|to|until|and the)\b)/g

const NUMBER = new RegExp(`\\b(?:${longestFirst(words)})\\b`, 'g')

/** Lower case without accents, numbers in digits, plain apostrophes: `Du quinze au vingt-et-un` → `du 15 au 21`. */
export function plainText(text: string): string {
  const folded = fold(text)
    .replaceAll(/[’ʼ]/g, "'")
    .replaceAll(/[\u00a0\u202f]/g, ' ')
    .replaceAll('-et-', ' et ')
  // "un", "une" is an article more often than a number: only beside what is counted
  return folded
    .replaceAll(ORDINAL, (word) => String(ordinals.get(word) ?? word))
    .replaceAll(SMALL_ORDINAL, (word) => (word === 'first' ? '1' : '2'))
    .replaceAll(NUMBER, (word) => (word === 'un' || word === 'une' ? word : String(words.get(word) ?? word)))
    .replaceAll(/\ba (?=night|person|child)/g, '1 ')
    .replaceAll(/\b(?:un|une) (?=personne|nuit|adulte|enfant|couvert|person|night)/g, '1 ')
    .replaceAll(/\b(\d{1,2}) ?(?:er|st|nd|rd|th)\b/g, '$1')
}
