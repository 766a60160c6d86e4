import { addDays, nextDate, nextWeekday } from './days.ts'

/** What a sentence says of time; what it does not say is null. Days are `2027-03-15`, times `20:00`. */
export interface When {
  from: string | null
  to: string | null
  nights: number | null
  time: string | null
}

const MONTHS: Record<string, number> = Object.fromEntries(
  [
    'janvier january',
    'fevrier february',
    'mars march',
    'avril april',
    'mai may',
    'juin june',
    'juillet july',
    'aout august',
    'septembre september',
    'octobre october',
    'novembre november',
    'decembre december',
  ].flatMap((names, index) => names.split(' ').map((name) => [name, index + 1])),
)
const WEEKDAYS: Record<string, number> = Object.fromEntries(
  [
    'lundi monday',
    'mardi tuesday',
    'mercredi wednesday',
    'jeudi thursday',
    'vendredi friday',
    'samedi saturday',
    'dimanche sunday',
  ].flatMap((names, index) => names.split(' ').map((name) => [name, index + 1])),
)
const either = (names: object) => Object.keys(names).join('|')
const WEEKDAY = `(?:${either(WEEKDAYS)})`
const MONTH = `(${either(MONTHS)})`

const date = (prefix: string) =>
  `(?:${prefix})?(?:(?:le|the) )?(?:${WEEKDAY} )?(?:le |the )?(\\d{1,2})(?: (?:of )?${MONTH})?(?: (20\\d\\d))?`
const RANGE = new RegExp(
  `\\b(?:du|from|entre le|between) ${date('')} (?:au|a|jusqu'au|to|until|till|et le|and) ${date('')}`,
)
const BOTH_ENDS = new RegExp(`\\barriv\\w+ ${date('on ')}.{0,12}? (?:depart\\w*|leav\\w+) ${date('on ')}`)
/** `from March 15 to March 20`, `March 15 to 20` */
const MONTH_FIRST = new RegExp(
  `\\b${MONTH} (?:the )?(\\d{1,2})(?: (20\\d\\d))? (?:to|until|till|and) (?:the )?(?:${MONTH} )?(?:the )?(\\d{1,2})\\b(?! ?(?:pm|am|people|guests))`,
)
const ALONE = new RegExp(`\\b(?:le |the |on )?(?:${WEEKDAY} )?(?:the )?(\\d{1,2}) (?:of )?${MONTH}(?: (20\\d\\d))?`)
const ENGLISH_ALONE = new RegExp(`\\b${MONTH} (\\d{1,2})\\b`)
const DAY_ONLY = new RegExp(`\\ble (?:${WEEKDAY} )?(\\d{1,2})\\b(?! ?(?:h|heure|personne|nuit))`)
const NAMED = new RegExp(`\\b(${either(WEEKDAYS)})\\b`)
const NAMED_RANGE = new RegExp(`\\b(?:du|de|from) (${either(WEEKDAYS)}) (?:au|a|to) (${either(WEEKDAYS)})\\b`)

const monthOf = (name: string | undefined) => (name === undefined ? null : (MONTHS[name] ?? null))
const yearOf = (text: string | undefined) => (text === undefined ? null : Number(text))

function readRange(text: string, today: string): Pick<When, 'from' | 'to'> | null {
  const found = RANGE.exec(text) ?? BOTH_ENDS.exec(text)
  if (!found) return null
  const [, first, firstMonth, firstYear, last, lastMonth, lastYear] = found
  const to = monthOf(lastMonth)
  const from = nextDate(
    Number(first),
    monthOf(firstMonth) ?? (firstMonth === undefined ? to : null),
    yearOf(firstYear ?? lastYear),
    today,
  )
  return { from, to: from && nextDate(Number(last), to, yearOf(lastYear), addDays(from, 1)) }
}

function readMonthFirst(text: string, today: string): Pick<When, 'from' | 'to'> | null {
  const found = MONTH_FIRST.exec(text)
  if (!found) return null
  const [, month, first, year, lastMonth, last] = found
  const from = nextDate(Number(first), monthOf(month), yearOf(year), today)
  return { from, to: from && nextDate(Number(last), monthOf(lastMonth ?? month), null, addDays(from, 1)) }
}

function readDay(text: string, today: string): string | null {
  if (/\bapres[- ]demain\b|day after tomorrow/.test(text)) return addDays(today, 2)
  if (/\bdemain\b|\btomorrow\b/.test(text)) return addDays(today, 1)
  if (/\baujourd'?hui\b|\bce (?:soir|midi)\b|\btonight\b|\btoday\b/.test(text)) return today
  const alone = ALONE.exec(text)
  if (alone) return nextDate(Number(alone[1]), monthOf(alone[2]), yearOf(alone[3]), today)
  const english = ENGLISH_ALONE.exec(text)
  if (english) return nextDate(Number(english[2]), monthOf(english[1]), null, today)
  const only = DAY_ONLY.exec(text)
  if (only) return nextDate(Number(only[1]), null, null, today)
  const named = NAMED.exec(text)?.[1]
  return named === undefined ? null : nextWeekday(WEEKDAYS[named] ?? 1, today)
}

/** Eight o’clock at table is in the evening unless the morning is named. */
function atTable(hour: number, text: string): number {
  if (hour >= 12 || hour === 0) return hour
  if (/\bmatin\b|\bmorning\b|\bam\b/.test(text)) return hour
  return hour >= 6 && hour < 11 && !/\bsoir\b|\bpm\b|\bevening\b/.test(text)
    ? hour + 12
    : hour < 6
      ? hour + 12
      : hour < 11
        ? hour + 12
        : hour
}

/** `half past 7`, `quarter to 9`. */
const PAST = /\b(?:(half|quarter) past|(quarter) to) (\d{1,2})\b/

function readPast(text: string): string | null {
  const found = PAST.exec(text)
  if (!found) return null
  const [, past, before, said] = found
  const hour = atTable(Number(said), text) - (before === undefined ? 0 : 1)
  return `${String(hour).padStart(2, '0')}:${before === undefined ? (past === 'half' ? '30' : '15') : '45'}`
}

const MINUTES: [RegExp, number][] = [
  [/^ ?(?:et )?demie?\b/, 30],
  [/^ ?et quart\b/, 15],
  [/^ ?moins le quart\b/, -15],
]

function readTime(text: string): string | null {
  if (/\bmidi\b|\b(?:noon|midday)\b/.test(text)) return /midi et demi/.test(text) ? '12:30' : '12:00'
  const past = readPast(text)
  if (past !== null) return past
  const found =
    /\b(\d{1,2}) ?(?:h(?:eures?)?\b|h(?=\d)|:(?=\d)|o'clock|pm\b|am\b)/.exec(text) ?? /\bat (\d{1,2})\b/.exec(text)
  if (!found) return null
  const rest = text.slice(found.index + found[0].length)
  const minutes = Number(/^ ?(\d{2})\b/.exec(rest)?.[1] ?? MINUTES.find(([words]) => words.test(rest))?.[1] ?? 0)
  const hour = atTable(Number(found[1]), text) + (minutes < 0 ? -1 : 0)
  return hour > 23 ? null : `${String(hour).padStart(2, '0')}:${String((minutes + 60) % 60).padStart(2, '0')}`
}

function readNights(text: string): number | null {
  const found = /\b(\d{1,2}) (?:nuit|night)/.exec(text)?.[1]
  return found === undefined ? (/\bune nuit\b/.test(text) ? 1 : null) : Number(found)
}

/** The Friday on which the weekend of that day begins; the next one when no day is named. */
function fridayOf(day: string | null, today: string): string {
  return day === null ? nextWeekday(5, today) : nextWeekday(5, addDays(day, -7))
}

/** @param text as `plainText` makes it @param today `2026-11-28` */
export function readWhen(text: string, today: string): When {
  const nights = readNights(text)
  const time = readTime(text)
  const range = readRange(text, today) ?? readMonthFirst(text, today)
  if (range) return { ...range, nights, time }
  const named = NAMED_RANGE.exec(text)
  if (named) {
    const from = nextWeekday(WEEKDAYS[named[1] ?? ''] ?? 1, today)
    return { from, to: nextWeekday(WEEKDAYS[named[2] ?? ''] ?? 1, from), nights, time }
  }
  if (/\bweek ?-?end\b/.test(text)) {
    const from = fridayOf(readDay(text, today), today)
    return { from, to: addDays(from, 2), nights, time }
  }
  const from = readDay(text, today)
  return { from, to: from !== null && nights !== null ? addDays(from, nights) : null, nights, time }
}
