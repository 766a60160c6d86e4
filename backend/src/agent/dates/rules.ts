import { monthNumber, monthPattern, weekdayNumber, weekdayPattern, wholeMonthPattern } from './lexicon.ts'
import { numberPattern, toNumber } from './number-words.ts'
import type { DayRef, Part, Token } from './when-tokens.ts'

/** What a match says; null when it is not this after all. */
type Made = Token extends infer T ? (T extends Token ? Omit<T, 'text'> : never) : never
type Maker = (groups: Record<string, string | undefined>) => Made | null
export interface Rule {
  pattern: RegExp
  make: Maker
}

const rule = (source: string, make: Maker): Rule => ({
  pattern: new RegExp(`(?:${source})(?![\\p{L}\\p{N}])`, 'uy'),
  make,
})
const always = (made: Made) => () => made

const dom = `(?<dom>\\d{1,2}|${numberPattern})(?: ?(?:er|e|eme|st|nd|rd|th))?`
const year = '(?<year>20\\d\\d)'
const wday = `(?<wday>${weekdayPattern})`
const month = `(?<month>${monthPattern})`

const dayToken = (ref: DayRef): Made => ({ type: 'day', ref })
const isDom = (value: number | null): value is number => value !== null && value >= 1 && value <= 31

function namedDay(groups: Record<string, string | undefined>): Made | null {
  const value = toNumber(groups['dom'])
  if (groups['dom'] !== undefined && !isDom(value)) return null
  return dayToken({
    ...(groups['wday'] !== undefined && { weekday: weekdayNumber(groups['wday']) }),
    ...(isDom(value) && { dom: value }),
    ...(groups['month'] !== undefined && { month: monthNumber(groups['month']) }),
    ...(groups['year'] !== undefined && { year: Number(groups['year']) }),
  })
}

function numericDay({ d, m, y }: Record<string, string | undefined>): Made | null {
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
function englishOrder(groups: Record<string, string | undefined>): Made | null {
  return toNumber(groups['dom']) === null ? null : namedDay(groups)
}

const clock = (hours: number, minutes: number, sure: boolean): Made | null =>
  hours > 24 || minutes > 59 || minutes < 0 ? null : { type: 'time', clock: { hours: hours % 24, minutes, sure } }

const minuteWords: Record<string, number> = {
  'et quart': 15,
  'et demie': 30,
  'et demi': 30,
  'trois quarts': 45,
  'et trois quarts': 45,
  'moins le quart': -15,
  'moins quart': -15,
}
const minutesAfter = `(?: (?<words>et quart|et demie?|(?:et )?trois quarts|moins (?:le )?quart|moins (?<less>${numberPattern}))| (?:et )?(?<more>${numberPattern})(?: minutes?)?)`

function spokenTime({ n, minutes, words, less, more }: Record<string, string | undefined>): Made | null {
  const hours = toNumber(n)
  if (hours === null) return null
  const added = minutes ?? more
  const after =
    less === undefined
      ? words === undefined
        ? (toNumber(added) ?? 0)
        : (minuteWords[words] ?? 0)
      : -(toNumber(less) ?? 0)
  return fromMinutes(hours * 60 + after, hours >= 13 || hours === 0)
}

function fromMinutes(total: number, sure: boolean): Made | null {
  const day = (total + 1440) % 1440
  return clock(Math.floor(day / 60), day % 60, sure)
}

function englishTime({ n, m, half, past, to }: Record<string, string | undefined>): Made | null {
  const hours = toNumber(n)
  if (hours === null || hours > 12 || (half === undefined && hours === 0)) return null
  const shift = past !== undefined ? quarterOf(past) : to !== undefined ? -quarterOf(to) : Number(m ?? 0)
  const afternoon = half?.startsWith('p') === true
  const base = half === undefined ? hours : (hours % 12) + (afternoon ? 12 : 0)
  return fromMinutes(base * 60 + shift, half !== undefined)
}

const quarterOf = (text: string) => (text === 'half' ? 30 : text.includes('quarter') ? 15 : (toNumber(text) ?? 0))

const half = '(?<half>[ap](?:\\. ?m\\.|m)|a\\.m|p\\.m)'
const times: Rule[] = [
  rule(`(?<n>\\d{1,2}) ?h(?: ?(?<minutes>[0-5]\\d))?(?:(?<= )|(?!\\d))${minutesAfter}?`, spokenTime),
  rule(`(?<n>\\d{1,2}) ?h(?:eures?|rs?)?(?: ?(?<minutes>[0-5]\\d))?`, spokenTime),
  rule(`(?<n>${numberPattern}) (?:h|heures?)${minutesAfter}?`, spokenTime),
  rule('(?<n>[01]?\\d|2[0-4])[:.](?<minutes>[0-5]\\d)(?: ?h)?', ({ n, minutes }) =>
    clock(Number(n), Number(minutes), Number(n) >= 13),
  ),
  rule(
    `midi${minutesAfter}?`,
    (groups) => spokenTime({ ...groups, n: 'douze', more: groups['more'] }) && noon(12, groups),
  ),
  rule(`minuit${minutesAfter}?`, (groups) => noon(24, groups)),
  rule('noon|mid-?day', always({ type: 'time', clock: { hours: 12, minutes: 0, sure: true } })),
  rule('midnight', always({ type: 'time', clock: { hours: 0, minutes: 0, sure: true } })),
  rule(`(?<n>\\d{1,2}|${numberPattern})(?:[:.](?<m>[0-5]\\d))? ?${half}`, englishTime),
  rule(`(?<n>1?\\d)(?<m>[0-5]\\d) ?${half}`, englishTime),
  rule(`(?<n>${numberPattern}) o'? ?clock(?: ?${half})?`, englishTime),
  rule(`(?<past>half|(?:a )?quarter|${numberPattern}) past (?<n>${numberPattern})(?: ?${half})?`, englishTime),
  rule(`(?<to>(?:a )?quarter|${numberPattern}) to (?<n>${numberPattern})(?: ?${half})?`, englishTime),
]

function noon(hours: number, { words, less, more }: Record<string, string | undefined>): Made | null {
  const after =
    less === undefined
      ? words === undefined
        ? (toNumber(more) ?? 0)
        : (minuteWords[words] ?? 0)
      : -(toNumber(less) ?? 0)
  return fromMinutes(hours * 60 + after, true)
}

const inside = "(?:(?:le|en|dans la|dans l'|dans le|du|de l'|de la|in the|au cours de la|dans|at|a) ?)?"
const part = (source: string, name: Part): Rule => rule(source, always({ type: 'part', part: name }))
const dayParts: Rule[] = [
  part(`${inside}(?:matin|matinee)|morning|in the morning`, 'morning'),
  part(
    `${inside}(?:debut de matinee|(?:tres )?tot le matin|matin (?:tres )?tot)|early (?:in the )?morning`,
    'earlyMorning',
  ),
  part(`${inside}apres[ -]midi|in the afternoon|afternoon`, 'afternoon'),
  part(`(?:en |a la )?fin (?:d'|de l')apres[ -]midi|late afternoon`, 'lateAfternoon'),
  part(`(?:en |a la )?fin de (?:la )?journee`, 'endOfDay'),
  part(`${inside}soir|${inside}soiree|in the evening|evening`, 'evening'),
  part(`(?:en |au )?debut de (?:la )?soiree|early evening`, 'earlyEvening'),
  part(`(?:en |a la )?fin de (?:la )?soiree|late evening`, 'lateEvening'),
  part('(?:la )?nuit|at night|night', 'night'),
  rule('(?:pour |for )?(?:le )?(?:dejeuner|lunch)', always({ type: 'part', part: 'noon' })),
  rule('(?:pour |for )?(?:le )?(?:diner|dinner)', always({ type: 'part', part: 'evening' })),
]

const todayParts: Rule[] = [
  // the part of the day follows as a token of its own
  rule(
    'ce(?= (?:soir|midi|matin))|cet(?= apres)|cette(?= nuit)|this(?= (?:evening|morning|afternoon))',
    always(dayToken({ offset: 0 })),
  ),
  rule('tonight', always(dayToken({ offset: 0, part: 'evening' }))),
]

const lengths: Rule[] = [
  rule(
    `(?:pour |pendant |sur |for |rester |stay )?(?:les )?(?<n>${numberPattern}) (?:petites? |belles? )?(?:nuits?|nuitees?|nights?)`,
    ({ n }) => nights(toNumber(n)),
  ),
  rule(`(?:pour |for )?(?:a|an) night|one[ -]night`, always({ type: 'nights', nights: 1 })),
  rule(
    `(?:pour|pendant|sur|reste(?:r|rons|rai)) (?:une|1) semaine|for (?:a|one) week|une semaine complete`,
    always({ type: 'nights', nights: 7 }),
  ),
  rule(
    `(?:pour|pendant) (?:une )?quinzaine(?: de jours)?|(?:pour|pendant|for) (?:deux|2|two) (?:semaines|weeks)`,
    always({ type: 'nights', nights: 14 }),
  ),
]

const nights = (value: number | null): Made | null =>
  value === null || value < 1 ? null : { type: 'nights', nights: value }

const vague: Rule[] = [
  rule(
    `(?:(?:en |au |a la )?(?:debut|mi|milieu|fin)(?: du| de| d')?(?: |-)?(?:mois (?:de |d')?)?)?(?:${wholeMonthPattern}|mars)(?: ${year})?|(?:debut|mi|fin|en)[ -](?:mars|mai)`,
    always({ type: 'vague' }),
  ),
  rule(
    "(?:ce |le |du |cette |this |the |next |d'un |un )?(?:\\p{L}+ )?(?:week ?-?ends?|weekend|fin de semaine)(?: prochain| qui vient)?(?: (?:de|du|of) \\p{L}+)?",
    always({ type: 'vague' }),
  ),
  rule(
    "(?:la |cette |dans la |en (?:debut|milieu|fin) de |(?:premiere|derniere|deuxieme|troisieme) )?semaine(?: prochaine| suivante| d'apres| qui vient| derniere| du \\d+(?: \\p{L}+)?)?|(?:next|this|last) week",
    always({ type: 'vague' }),
  ),
  rule(
    '(?:le |ce |du |au (?:debut|milieu) du |(?:en |a la )?(?:debut|fin) (?:de|du) )?mois(?: prochain| suivant| qui vient)?|(?:next|this) month',
    always({ type: 'vague' }),
  ),
  rule(
    `(?:dans|in|d'ici|il y a|pendant|en) (?<n>${numberPattern}) ?(?:minutes?|min|heures?|hours?|'|mois|months?|ans?|annees?|years?|secondes?)`,
    always({ type: 'vague' }),
  ),
  rule(
    `(?:dans|in|d'ici|il y a|pendant|en|les) (?:les |the )?(?<n>${numberPattern}) ?(?:prochaine?s? |prochains? |derniere?s? )?(?:heures?|jours|semaines?|mois|annees?)(?: (?:suivante?s?|passee?s?))?`,
    ({ n }) => (n === undefined ? null : { type: 'vague' }),
  ),
  rule(
    `${numberPattern} (?:prochaine?s?|prochains?|derniere?s?|derniers?) (?:secondes?|minutes?|heures?|jours?|semaines?|mois|annees?)|${numberPattern} (?:heures?|jours?|semaines?|mois|annees?) (?:suivante?s?|suivant|passee?s?|precedente?s?)`,
    always({ type: 'vague' }),
  ),
  rule(
    '(?:un peu )?plus tard|later|bientot|prochainement|un de ces jours|(?:cet|cette) (?:ete|automne|hiver|printemps)|noel|toussaint|paques|nouvel an|ascension|pentecote|christmas|easter|new year',
    always({ type: 'vague' }),
  ),
]

const aside: Rule[] = [
  rule(
    "avant(?: le)?|apres(?: le)?|d'ici(?: le| au)?|(?:n'importe quand|sauf|excepte|hormis|pas)(?: le| au| a)?|jusque|le lendemain du|la veille du|before|after|by|until|until the|except|not|passe(?: de)?|cet|gmt|utc|a partir|depuis|since|jusqu'a(?= (?:\\d|midi|minuit|\\p{L}+ heures))",
    always({ type: 'spoiler' }),
  ),
  rule(
    'arriv(?:ee|ons|e|ant|er|erons)(?: prevue?)?|check(?:ing|ed)?[ -]?in|entree|arriving|arrive',
    always({ type: 'arrival' }),
  ),
  rule(
    'depart|repart(?:ons|irons|ant)|part(?:ons|irons)|check(?:ing)?[ -]?out|sortie|leaving|leave',
    always({ type: 'departure' }),
  ),
]

const glue: Rule[] = [
  rule(
    "a partir (?:du|de|d')|des le|ou plutot|par exemple|c'est|ce sera|starting(?: on| from)?|beginning(?: on)?|dans la|dans l'|jusqu'(?:au|a)",
    always({ type: 'glue' }),
  ),
  rule(
    "au|et|a|-|to|until|till|through|and|du|de|des|d'|entre|from|between|le|la|les|l'|the|on|at|vers|plutot|pour|for|en|environ|around|about|dans|,|of|sur|soit",
    always({ type: 'glue' }),
  ),
]

const bareNumbers: Rule[] = [
  rule(`(?<n>${numberPattern})(?: ?(?:er|e|eme|st|nd|rd|th))?`, ({ n }) => {
    const value = toNumber(n)
    return value === null ? null : { type: 'number', value }
  }),
]

/** All of them are tried at each place; the longest match counts, the earlier rule among equals. */
export const rules: readonly Rule[] = [
  ...relativeDays,
  ...weekdays,
  ...dates,
  ...times,
  ...todayParts,
  ...dayParts,
  ...lengths,
  ...vague,
  ...aside,
  ...glue,
  ...bareNumbers,
]
