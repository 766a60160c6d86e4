const list = (text: string) => text.split(' ')

/** Names on plain text (see plain-text): index + 1 is the number. English ones stand beside the French ones. */
const frenchDays = list('lundi mardi mercredi jeudi vendredi samedi dimanche')
const englishDays = list('monday tuesday wednesday thursday friday saturday sunday')
const frenchMonths = list('janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre')
const englishMonths = list('january february march april may june july august september october november december')

const numbers = (...names: readonly (readonly string[])[]) =>
  new Map(names.flatMap((group) => group.map((name, index): [string, number] => [name, index + 1])))

const weekdayNumbers = new Map([
  ...numbers(frenchDays, englishDays),
  ...numbers(list('lun mar mer jeu ven sam dim')),
  ...([
    ['tues', 2],
    ['wed', 3],
    ['thurs', 4],
    ['thur', 4],
    ['thu', 4],
    ['fri', 5],
  ] as const),
])

const monthNumbers = new Map([
  ...numbers(frenchMonths, englishMonths, list('janv fevr mars avr mai juin juil aout sept oct nov dec')),
  ...numbers(list('jan feb mar apr may jun jul aug sep oct nov dec')),
])

const either = (names: Iterable<string>) => [...names].toSorted((a, b) => b.length - a.length).join('|')

/** Whole names only: "mar" may be Tuesday or March. */
export const weekdayPattern = `(?:${either([...frenchDays, ...englishDays])}|(?:lun|mar|mer|jeu|ven|sam|dim)\\.|(?:tues|wed|thurs|thur|thu|fri)\\b\\.?)`
/** Abbreviations too: they are met beside a day of the month only. */
export const monthPattern = `(?:${either([...monthNumbers.keys()])})\\b\\.?`
/** Months that are nothing else: "mars" and "may" alone may be. */
export const wholeMonthPattern = `(?:${either([...frenchMonths, ...englishMonths.filter((name) => !['march', 'may'].includes(name))])})`

export const weekdayNumber = (text: string) => weekdayNumbers.get(text.replace('.', '')) ?? 0
export const monthNumber = (text: string) => monthNumbers.get(text.replace('.', '')) ?? 0
