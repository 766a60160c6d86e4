import { numberPattern, toNumber } from './number-words.ts'
import { always, rule } from './rule-kit.ts'
import type { Groups, Made, Rule } from './rule-kit.ts'
import type { Part } from './when-tokens.ts'

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

function spokenTime({ n, minutes, words, less, more }: Groups): Made | null {
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

function englishTime({ n, m, half, past, to }: Groups): Made | null {
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

function noon(hours: number, { words, less, more }: Groups): Made | null {
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

export const timeRules: readonly Rule[] = [...times, ...dayParts]
