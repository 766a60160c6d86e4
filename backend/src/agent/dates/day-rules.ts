import { monthNumber, monthPattern, weekdayNumber, weekdayPattern } from './lexicon.ts'
import { numberPattern, toNumber } from './number-words.ts'
import { always, dayToken, rule } from './rule-kit.ts'
import type { Groups, Made, Rule } from './rule-kit.ts'

const dom = `(?<dom>\\d{1,2}|${numberPattern})(?: ?(?:er|e|eme|st|nd|rd|th))?`
const year = '(?<year>20\\d\\d)'
const wday = `(?<wday>${weekdayPattern})`
const month = `(?<month>${monthPattern})`

const isDom = (value: number | null): value is number => value !== null && value >= 1 && value <= 31

function namedDay(groups: Groups): Made | null {
  const value = toNumber(groups['dom'])
  if (groups['dom'] !== undefined && !isDom(value)) return null
  return dayToken({
    ...(groups['wday'] !== undefined && { weekday: weekdayNumber(groups['wday']) }),
    ...(isDom(value) && { dom: value }),
    ...(groups['month'] !== undefined && { month: monthNumber(groups['month']) }),
    ...(groups['year'] !== undefined && { year: Number(groups['year']) }),
  })
}

function numericDay({ d, m, y }: Groups): Made | null {
  const [one, other] = [Number(d), Number(m)]
  // 8/28 can only be written by somebody who puts the month first
  const [day, mon] = other > 12 && one <= 12 ? [other, one] : [one, other]
  if (!isDom(day) || mon < 1 || mon > 12) return null
  const full = y === undefined ? {} : { year: Number(y) < 100 ? 2000 + Number(y) : Number(y) }
  return dayToken({ dom: day, month: mon, ...full })
}

const nextWeek = "(?: de)?(?: la)? semaine (?:prochaine|suivante|d'apres|qui vient)"

const relativeDays: Rule[] = [
  rule("aujourd'? ?hui|ce jour|today", always(dayToken({ offset: 0 }))),
  rule(
    "(?:des )?(?:demain|le lendemain|jour suivant|le jour (?:d'apres|suivant)|un jour apres)|(?<!after )tomorrow",
    always(dayToken({ offset: 1 })),
  ),
  rule('(?:des )?apres[ -]demain|(?:the )?day after tomorrow', always(dayToken({ offset: 2 }))),
  rule("hier|la veille|le jour (?:d'avant|precedent)|yesterday", always(dayToken({ offset: -1 }))),
  rule('avant[ -]hier', always(dayToken({ offset: -2 }))),
  rule(
    `(?:dans|in|d'ici) (?:about |environ )?(?<n>${numberPattern}) (?:jours?|days?)|(?<m>${numberPattern}) (?:jours (?:plus tard|apres)|days (?:later|from (?:now|today)))`,
    ({ n, m }) => dayToken({ offset: inDays(n ?? m ?? '') }),
  ),
  rule(`(?:dans|in) (?<n>${numberPattern}|a) (?:semaines?|weeks?)`, ({ n }) =>
    dayToken({ offset: 7 * (toNumber(n) ?? 1) }),
  ),
  rule("dans (?:une )?quinzaine(?: de jours)?|d'aujourd'hui en quinze", always(dayToken({ offset: 14 }))),
  rule("d'aujourd'hui en huit|(?:a )?week today", always(dayToken({ offset: 7 }))),
]

/** "Huit jours" are a week and "quinze jours" two, when they are said in words. */
function inDays(text: string): number {
  if (text === 'huit') return 7
  return text === 'quinze' ? 14 : (toNumber(text) ?? 0)
}

const weekdays: Rule[] = [
  rule(
    `(?:(?<this>ce|cet|this|coming) |le |the |on )?${wday}(?: (?<next>prochain|qui vient|suivant|d'apres|next))?`,
    ({ this: near, wday: name = '', next }) =>
      dayToken({
        weekday: weekdayNumber(name),
        ...(near !== undefined && near !== 'coming' && { thisWeek: true }),
        ...(next !== undefined && { next: true }),
      }),
  ),
  rule(`next ${wday}`, ({ wday: name = '' }) => dayToken({ weekday: weekdayNumber(name), next: true })),
  rule(`(?:le )?${wday} en (?<in>huit|quinze|8|15)`, ({ wday: name = '', in: later = '' }) =>
    dayToken({ weekday: weekdayNumber(name), weeks: /^(?:8|huit)$/.test(later) ? 1 : 2 }),
  ),
  rule(
    `(?:le )?${wday}${nextWeek}|(?:on )?${wday.replace('wday', 'other')} (?:of )?next week`,
    ({ wday: name, other = '' }) =>
      dayToken({ weekday: weekdayNumber(name ?? other), weeks: 0, next: true, thisWeek: false }),
  ),
  rule(
    `(?:le )?${wday} (?:dernier|passe)|last ${wday.replace('wday', 'other')}|(?:le )?${wday.replace('wday', 'third')}(?: de)?(?: la| cette) semaine(?: derniere| passee)?`,
    always({ type: 'vague' }),
  ),
]

const dates: Rule[] = [
  rule(`(?:le |the |on )?(?:${wday},? )?(?:le |the )?${dom}(?: of)? ${month}(?:,? ${year})?`, namedDay),
  rule(`(?:on )?(?:${wday},? )?(?:the )?${month} (?:the )?${dom}(?:,? ${year})?`, englishOrder),
  rule(`(?:le |the |on )?${wday},?(?: le| the)? ${dom}`, namedDay),
  rule('(?:le |the )?(?<d>\\d{1,2})[/.-](?<m>\\d{1,2})[/.-](?<y>20\\d\\d|\\d\\d)', numericDay),
  rule('(?:le |the )?(?<d>\\d{1,2}) (?<m>\\d{1,2}) (?<y>20\\d\\d|[12]\\d)', numericDay),
  rule('(?:le |the )?(?<d>\\d{1,2})/(?<m>\\d{1,2})', numericDay),
  rule('le (?<d>\\d{1,2}) (?<m>0?[1-9]|1[0-2])', numericDay),
  rule('(?<y>20\\d\\d)[-/](?<m>\\d{1,2})[-/](?<d>\\d{1,2})', ({ y, m, d }) =>
    dayToken({ year: Number(y), month: Number(m), dom: Number(d) }),
  ),
  rule(`le ${dom}|(?:on )?the (?<other>\\d{1,2}(?= ?(?:st|nd|rd|th))) ?(?:st|nd|rd|th)`, ({ dom: day, other }) =>
    namedDay({ dom: day ?? other }),
  ),
]

/** "Sept 3" in English; "sept" alone is seven. */
function englishOrder(groups: Groups): Made | null {
  return toNumber(groups['dom']) === null ? null : namedDay(groups)
}

const todayParts: Rule[] = [
  // the part of the day follows as a token of its own
  rule(
    'ce(?= (?:soir|midi|matin))|cet(?= apres)|cette(?= nuit)|this(?= (?:evening|morning|afternoon))',
    always(dayToken({ offset: 0 })),
  ),
  rule('tonight', always(dayToken({ offset: 0, part: 'evening' }))),
]

export const dayRules: readonly Rule[] = [...relativeDays, ...weekdays, ...dates, ...todayParts]
